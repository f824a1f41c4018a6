import Testing

@testable import Models

/// Options that could only be ignored are refused, with the reason.
@Suite struct IgnoredOptionsTests {
  @Test(arguments: [
    (
      "auto-arima:d=2,max-d=1",
      "d=2: expected at most max-d=1; leave one of the two out"
    ),
    (
      "auto-arima:d=1,max-d=0",
      "d=1: expected at most max-d=0; leave one of the two out"
    ),
    (
      "auto-arima:seasonal-d=1,max-seasonal-d=0",
      "seasonal-d=1: expected at most max-seasonal-d=0; leave one of the two out"
    ),
    (
      "auto-arima:seasonal=false,seasonal-d=1",
      "seasonal-d=1 takes seasonal differences, which seasonal=false forbids; leave one of the "
        + "two out"
    ),
    (
      "ets:model=AAM,trends=damped",
      "trends=damped chooses between trends, but model=AAM names one (A); leave one of the two out"
    ),
    (
      "arima:d=2,trend=drift",
      "trend=drift: expected at most one difference in all, found d=2 and seasonal-d=0, which "
        + "leave no mean and no drift; use trend=none"
    ),
    (
      "arima:d=1,seasonal-d=1,trend=constant",
      "trend=constant: expected at most one difference in all, found d=1 and seasonal-d=1, which "
        + "leave no mean and no drift; use trend=none"
    ),
  ])
  func areRefusedWithTheReason(_ text: String, _ reason: String) throws {
    #expect(throws: OptionError.conflict(reason)) {
      try ModelCatalog.forecaster(ModelSpecification(text))
    }
  }

  @Test(arguments: [
    "auto-arima:d=2", "auto-arima:seasonal-d=2", "auto-arima:seasonal=false,seasonal-d=0",
    "ets:model=MZM,trends=damped", "arima:d=1,trend=drift", "arima:d=2",
  ])
  func whatHasAnEffectIsAccepted(_ text: String) throws {
    _ = try ModelCatalog.forecaster(ModelSpecification(text))
  }
}
