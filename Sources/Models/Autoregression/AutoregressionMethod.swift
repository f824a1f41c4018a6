/// How the coefficients of an autoregression are found.
public enum AutoregressionMethod: String, OptionChoice {
  /// Conditional least squares: regression on the lags (statsmodels `AutoReg`).
  case leastSquares = "least-squares"
  /// From the autocovariances; always stationary (R `ar.yw`).
  case yuleWalker = "yule-walker"
  /// Forward and backward errors lattice by lattice; always stationary (R `ar.burg`).
  case burg
}
