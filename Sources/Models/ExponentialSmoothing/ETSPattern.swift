/// Which forms an ETS fit may choose from: `auto`, one form, or letters with `Z` for "any".
public struct ETSPattern: Hashable, Sendable {
  /// The error, nil for either.
  public let error: ETSForm.Error?
  /// The trend, nil for any.
  public let trend: ETSForm.Trend?
  /// The season, nil for any.
  public let season: ETSForm.Season?

  /// The forms with the given components; nil stands for every one.
  public init(
    error: ETSForm.Error? = nil, trend: ETSForm.Trend? = nil, season: ETSForm.Season? = nil
  ) {
    self.error = error
    self.trend = trend
    self.season = season
  }

  /// Every stable form.
  public static let automatic = ETSPattern()

  /// Exactly one form.
  public init(_ form: ETSForm) {
    self.init(error: form.error, trend: form.trend, season: form.season)
  }

  /// The form where the pattern leaves no choice.
  public var onlyForm: ETSForm? {
    guard let error, let trend, let season else { return nil }
    return ETSForm(error, trend, season)
  }

  /// The forms to choose from, simplest first: the stable ones, unless one form is named.
  public var forms: [ETSForm] {
    if let onlyForm { return [onlyForm] }
    return ETSForm.stable.filter { form in
      (error ?? form.error) == form.error && (trend ?? form.trend) == form.trend
        && (season ?? form.season) == form.season
    }
  }
}

extension ETSPattern: OptionValue {
  /// Reads `auto`, or the letters of error (`A M Z`), trend (`N A Ad Z`) and season (`N A M Z`).
  public init?(optionText: String) {
    guard optionText != "auto" else {
      self = .automatic
      return
    }
    guard let first = optionText.first, let last = optionText.last, optionText.count >= 3 else {
      return nil
    }
    let middle = String(optionText.dropFirst().dropLast())
    let error = ETSForm.Error(rawValue: String(first))
    let trend = ETSForm.Trend(rawValue: middle)
    let season = ETSForm.Season(rawValue: String(last))
    guard error != nil || first == "Z", trend != nil || middle == "Z", season != nil || last == "Z"
    else { return nil }
    self.init(error: error, trend: trend, season: season)
    guard !forms.isEmpty else { return nil }
  }

  /// `auto`, or the letters with `Z` for any.
  public var optionText: String {
    if self == .automatic { return "auto" }
    return (error?.rawValue ?? "Z") + (trend?.rawValue ?? "Z") + (season?.rawValue ?? "Z")
  }

  /// What may be written.
  public static var optionSyntax: String {
    "auto | letters of error (A M Z), trend (N A Ad Z) and season (N A M Z), Z for any: MAdM, ZZN"
  }
}
