/// The colours and lines of charts, for light and dark.
///
/// Nine colours that stay apart for the colour-blind and on both grounds; the baseline is always
/// grey and dotted, what came true always the colour of the text.
enum ChartStyle {
  /// The variables of a light ground, then those of a dark one.
  static let variables = """
    :root{--ground:#f7f7f5;--surface:#fff;--ink:#1b1d22;--muted:#5c616b;--line:#e3e3df;\
    --strong:#b9bab5;--accent:#2456c8;--good:#1d8a7a;--bad:#d3681f;\
    --c0:#2458d3;--c1:#d4700a;--c2:#0f8f6f;--c3:#b52aa5;--c4:#7a5af0;--c5:#c3273a;--c6:#0a86a8;\
    --c7:#7c7a10;--c8:#8a4b22;--cb:#7c818b}
    @media screen and (prefers-color-scheme:dark){:root{--ground:#14161a;--surface:#1c1f25;\
    --ink:#eceef2;--muted:#a3a9b4;--line:#31353d;--strong:#555b66;--accent:#8db0ff;--good:#3cc2ac;\
    --bad:#f08c4a;--c0:#7ea6ff;--c1:#ffa94d;--c2:#3fcf9f;--c3:#f08be0;--c4:#b9a3ff;--c5:#ff8088;\
    --c6:#4cc9ea;--c7:#d3cf4a;--c8:#d79a6b;--cb:#9aa0ab}}

    """

  /// How marks look.
  static let marks: String = {
    let inks = (0..<Ink.colours).map { "c\($0)" } + ["cb", "ca"]
    let colours = inks.map { name in
      let value = name == "ca" ? "var(--ink)" : "var(--\(name))"
      return ".\(name){stroke:\(value)}.f\(name),.dot.\(name){fill:\(value)}"
        + ".t\(name){fill:\(value)}"
    }
    return """
      .chart{display:block;width:100%;height:auto;overflow:visible}
      .chart text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;\
      fill:var(--muted);font-variant-numeric:tabular-nums}
      .chart .end{text-anchor:end}.chart .middle{text-anchor:middle}
      .chart .name{font-size:11.5px}
      .grid{stroke:var(--line);stroke-width:1}.axis{stroke:var(--strong);stroke-width:1}
      .rule{stroke:var(--strong);stroke-width:1.2;stroke-dasharray:5 4;fill:none}
      .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
      .dashed{stroke-dasharray:7 3}.dotted{stroke-dasharray:1.5 4.5}
      .stem{fill:none;stroke-width:4;stroke-dasharray:none}
      .band{stroke:none;fill-opacity:.15}.box{stroke:none;fill-opacity:.5}
      .dot{stroke-width:1.6}.arrow{stroke:var(--surface);stroke-width:1}
      .zone{fill:var(--accent);fill-opacity:.07}.hint{fill:transparent}
      .hint:hover{fill:var(--ink);fill-opacity:.06}

      """ + colours.joined(separator: "\n")
        + "\n.dot.hollow{fill:var(--surface)}.chart .mark-label{font-weight:600}.chart .mark-label,.chart .over{paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round}\n"
        + inks.map { ".chart .t\($0){fill:\($0 == "ca" ? "var(--ink)" : "var(--\($0))")}" }
        .joined() + "\n"
  }()
}
