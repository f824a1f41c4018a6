/// How the coefficients of an ARIMA model are estimated.
public enum ARIMAMethod: String, OptionChoice {
  /// Exact maximum likelihood, started at the conditional sum of squares.
  case cssML = "css-ml"
  /// Exact maximum likelihood, started at zero.
  case ml
  /// Least conditional sum of squares.
  case css
}
