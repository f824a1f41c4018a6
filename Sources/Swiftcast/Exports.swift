// One import for library users: `import Swiftcast`.
@_exported public import DataLoading
@_exported public import Evaluation
@_exported public import ForecastCore
@_exported public import Models
@_exported public import Reporting
