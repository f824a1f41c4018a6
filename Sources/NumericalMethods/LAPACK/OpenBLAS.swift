internal import COpenBLAS

/// The linear algebra library under the matrices.
///
/// It is held to one thread: parallelism is over series, folds and models, and one thread
/// keeps the order of every sum, so results do not depend on the machine's core count.
public enum OpenBLAS {
  private static let pinned: Void = openblas_set_num_threads(1)

  /// Holds the library to one thread; every door to it here does so before its first call.
  public static func useOneThread() { pinned }

  /// Version, build options and the kernels chosen for this processor, for the record of a run.
  public static var configuration: String {
    useOneThread()
    guard let text = unsafe openblas_get_config() else { return "unknown" }
    return unsafe String(cString: text)
  }
}
