import Foundation
import Testing

@testable import Reporting

/// The page in a real browser: headless Chromium, as Debian packages it.
@Suite struct BrowserTests {
  /// What the page says of itself after its script ran.
  private static let probe = """
    <script>
    (function () {
      var all = function (s) { return Array.prototype.slice.call(document.querySelectorAll(s)); };
      var shown = all(".chart").filter(function (c) { return c.getBoundingClientRect().width > 200; });
      var flat = shown.filter(function (c) { return c.getBoundingClientRect().height < 100; });
      var drawn = shown.filter(function (c) { return c.querySelector("path.line,path.box,path.stem,circle"); });
      var names = shown.filter(function (c) {
        return c.getAttribute("aria-labelledby").split(" ").every(function (id) {
          return (document.getElementById(id) || {}).textContent;
        });
      });
      var first = function () { return document.querySelector("#p-values, [data-table=p-values] tbody th").textContent; };
      var tables = function () { return all(".switcher .table").filter(function (t) { return t.offsetHeight > 0; }).length; };
      var before = tables();
      var select = document.getElementById("metric");
      select.value = "m-rmse";
      select.dispatchEvent(new Event("change"));
      var chosen = document.querySelector('[data-table="m-rmse"]').offsetHeight > 0;
      var head = document.querySelector('[data-table="m-rmse"] thead th:nth-child(2) button');
      head.click();
      var values = all('[data-table="m-rmse"] tbody td:nth-child(2)').map(function (c) { return parseFloat(c.textContent); });
      var sorted = values.every(function (v, i) { return i === 0 || values[i - 1] <= v; });
      var key = document.querySelectorAll(".key")[1];
      key.click();
      var hidden = all('.chart [data-m="1"]').every(function (m) { return getComputedStyle(m).display === "none"; });
      var reach = all("select,.key,thead button,.table,a[href]").filter(function (e) { return e.tabIndex < 0; });
      var wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      var out = document.createElement("pre");
      out.id = "probe";
      out.textContent = [shown.length, drawn.length, flat.length, names.length, before, tables(), chosen,
        sorted, hidden, reach.length, wide].join(",");
      document.body.appendChild(out);
    })();
    </script></body>
    """

  @Test(arguments: ["1280,900", "390,844"]) func chartsAreDrawnAndKeysWork(size: String)
    async throws
  {
    guard let browser = Self.browser else {
      print("skipped: no chromium on this machine (Debian: apt-get install chromium)")
      return
    }
    let page = try await slopePage(
      ["naive", HTMLReportTests.nasty, "b", "c"],
      series: wanderingPanel(HTMLReportTests.nasty, count: 90), horizon: 6, windows: 30)
    let result = try Self.result(of: Self.probe, in: page, browser: browser, size: size)
    // Fifteen charts, all drawn, none flat, all named; one table before and after the choice of a
    // metric; sorted; a model hidden; nothing out of the keyboard's reach, nothing wider than the
    // window.
    #expect(result == "15,15,0,15,1,1,true,true,true,0,0")
  }

  /// What a folded table is made of, and whether nothing is left of it afterwards.
  private static let printing = """
    <script>
    (function () {
      var all = function (s) { return Array.prototype.slice.call(document.querySelectorAll(s)); };
      var heads = function (s) { return all(s + " thead tr").map(function (row) {
        return Array.prototype.slice.call(row.cells, 1).map(function (c) { return c.textContent; });
      }); };
      var whole = heads('[data-table="m-mae"]')[0];
      window.dispatchEvent(new Event("beforeprint"));
      var pieces = heads('.piece[data-table="m-mae"]');
      var rows = all('.piece[data-table="m-mae"] tbody tr').length;
      var same = [].concat.apply([], pieces).join() === whole.join();
      var others = all('.piece[data-table="m-rmse"]').length;
      window.dispatchEvent(new Event("afterprint"));
      var out = document.createElement("pre");
      out.id = "probe";
      out.textContent = [pieces.length, rows, same, others, all(".piece,.folded").length].join(",");
      document.body.appendChild(out);
    })();
    </script></body>
    """

  @Test func paperHasEveryColumnOfAWideTable() async throws {
    guard let browser = Self.browser else {
      print("skipped: no chromium on this machine (Debian: apt-get install chromium)")
      return
    }
    let page = try await slopePage(
      ["naive", "b", "c"], series: wanderingPanel("s", count: 90), horizon: 14, windows: 30)
    let result = try Self.result(
      of: Self.printing, in: page, browser: browser, size: "1280,900")
    // Fifteen columns in two pieces of three rows; a metric that is not shown has none.
    #expect(result == "2,6,true,0,0")
  }

  /// What a probe in the page says; anything on the console is an error.
  private static func result(
    of probe: String, in page: String, browser: String, size: String
  ) throws -> String? {
    let folder = temporaryFolder()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.html")
    try page.replacingOccurrences(of: "</body>", with: probe)
      .write(to: file, atomically: true, encoding: .utf8)
    let (dom, errors) = try load(file, in: browser, size: size, home: folder)
    #expect(!errors.contains("CONSOLE"), "\(errors)")
    return dom.components(separatedBy: "<pre id=\"probe\">").last.map {
      String($0.prefix { $0 != "<" })
    }
  }

  private static var browser: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.flatMap { ["\($0)/chromium", "\($0)/chromium-browser"] }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Loads a page, runs its scripts, and gives the document and what the browser logged.
  private static func load(
    _ file: URL, in browser: String, size: String, home: URL
  ) throws -> (dom: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: browser)
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--user-data-dir=\(home.appending(path: "profile").path)", "--window-size=\(size)",
      "--enable-logging=stderr", "--v=0", "--virtual-time-budget=2000", "--dump-dom",
      file.absoluteString,
    ]
    let output = home.appending(path: "dom.html")
    let log = home.appending(path: "log.txt")
    for url in [output, log] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    process.waitUntilExit()
    return (
      try String(contentsOf: output, encoding: .utf8), try String(contentsOf: log, encoding: .utf8)
    )
  }
}
