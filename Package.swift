// swift-tools-version: 6.2
import PackageDescription

/// Settings every Swift target shares; the compiler proves the absence of data races and
/// every `unsafe` expression says so.
let swiftSettings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of this package.
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// A small program of Examples/, built and tested like everything else.
func example(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name,
    dependencies: dependencies + [
      .product(name: "ArgumentParser", package: "swift-argument-parser")
    ],
    path: "Examples/\(name)", swiftSettings: swiftSettings)
}

/// The tests of a target, in the folder of the same name.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "ForecastTestSupport"] + dependencies,
    exclude: ["Fixtures"], swiftSettings: swiftSettings)
}

/// Only `make docs` needs the DocC plugin.
let documentationPlugin: [Package.Dependency] =
  Context.environment["SWIFTCAST_DOCS"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
  name: "swiftcast",
  products: [
    .executable(name: "swiftcast", targets: ["SwiftcastCommand"]),
    .executable(name: "swiftcast-bench", targets: ["SwiftcastBench"]),
    .library(name: "Swiftcast", targets: ["Swiftcast"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ] + documentationPlugin,
  // In the order data flows; a target imports only targets above it.
  targets: [
    .systemLibrary(
      name: "COpenBLAS",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .target(name: "CKernels"),
    library("NumericalMethods", ["COpenBLAS"]),
    library("NeuralNetworks", ["CKernels", "COpenBLAS", "NumericalMethods"]),
    library("ForecastCore", ["NumericalMethods"]),
    library("DataLoading", ["ForecastCore"]),
    library(
      "Models",
      [
        "CKernels", "ForecastCore", "NumericalMethods", "NeuralNetworks",
        .product(name: "Yams", package: "Yams"),
      ]),
    library("Evaluation", ["ForecastCore", "NumericalMethods"]),
    library(
      "Reporting",
      [
        "ForecastCore", "Evaluation",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    library(
      "Swiftcast", ["ForecastCore", "DataLoading", "Models", "Evaluation", "Reporting"]),
    .executableTarget(
      name: "SwiftcastCommand",
      dependencies: [
        "ForecastCore", "NumericalMethods", "DataLoading", "Models", "Evaluation", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),

    .executableTarget(
      name: "SwiftcastBench",
      dependencies: [
        "DataLoading", "Evaluation", "ForecastCore", "Models", "NeuralNetworks",
        "NumericalMethods", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/SwiftcastBench", swiftSettings: swiftSettings),
    .executableTarget(
      name: "ReferenceModels", dependencies: ["ForecastCore", "Models"],
      path: "Benchmarks/ReferenceModels", exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "M3Monthly", dependencies: ["ForecastCore", "Models"], path: "Benchmarks/M3Monthly",
      exclude: ["README.md"], swiftSettings: swiftSettings),

    .target(
      name: "ExampleFiles", path: "Examples/ExampleFiles", swiftSettings: swiftSettings),
    example("CharacterModel", ["ExampleFiles", "NeuralNetworks", "NumericalMethods"]),
    example("GradientFlowChart", ["ExampleFiles", "NeuralNetworks", "NumericalMethods"]),
    example("NextDay", ["Swiftcast"]),
    example("WindowClassifier", ["NeuralNetworks", "NumericalMethods"]),

    .target(
      name: "ForecastTestSupport", dependencies: ["ForecastCore", "NumericalMethods"],
      path: "Tests/ForecastTestSupport", swiftSettings: swiftSettings),
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    tests("NumericalMethods"),
    tests("NeuralNetworks", ["CAllocationCounter", "NumericalMethods"]),
    tests("ForecastCore", ["NumericalMethods"]),
    tests("DataLoading", ["ForecastCore"]),
    tests("Models", ["Evaluation", "ForecastCore", "NumericalMethods"]),
    tests("Evaluation", ["ForecastCore", "Models", "NumericalMethods"]),
    tests("Reporting", ["ForecastCore", "Evaluation", "Models", "NumericalMethods"]),
    tests("SwiftcastCommand"),
    .testTarget(
      name: "ExamplesTests",
      dependencies: [
        "CharacterModel", "ExampleFiles", "GradientFlowChart", "NeuralNetworks",
        "NumericalMethods", "WindowClassifier",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
