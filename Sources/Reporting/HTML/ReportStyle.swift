/// The style sheet of the page: phone first, light and dark, and a paper form.
enum ReportStyle {
  static let sheet = ChartStyle.variables + ChartStyle.marks + page + wide + paper

  private static let page = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:4.2rem}
    body{margin:0;background:var(--ground);color:var(--ink);\
    font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    .top,main,footer{max-width:1240px;margin:0 auto;padding:0 1rem}
    .top{padding-top:2rem}
    h1{font-size:clamp(1.35rem,4.2vw,2rem);line-height:1.2;margin:.1rem 0 .3rem;\
    letter-spacing:-.015em;overflow-wrap:anywhere}
    h2{font-size:1.3rem;line-height:1.3;margin:0 0 .25rem;letter-spacing:-.01em}
    h3{font-size:1rem;margin:1.2rem 0 .3rem}
    .eyebrow{margin:0;color:var(--muted);font-size:.85rem}
    .subtitle{margin:0;color:var(--muted);overflow-wrap:anywhere}
    a{color:var(--accent)}
    .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:var(--surface);\
    padding:.5rem 1rem;z-index:9}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
    .verdict{margin:1.25rem 0 0;background:var(--surface);border:1px solid var(--line);\
    border-radius:12px;padding:1.1rem 1.2rem}
    .verdict p{margin:0 0 .6rem;color:var(--muted);max-width:75ch;overflow-wrap:anywhere}
    .verdict p:first-child{color:var(--ink);font-size:clamp(1.12rem,2.6vw,1.45rem);\
    line-height:1.4;font-weight:600;letter-spacing:-.01em;max-width:60ch}
    .findings{margin:.2rem 0 .4rem;padding-left:1.15rem;max-width:75ch;overflow-wrap:anywhere}
    .facts{display:grid;grid-template-columns:1fr 1fr;gap:.9rem 1.2rem;margin:1rem 0 0;\
    padding-top:1rem;border-top:1px solid var(--line)}
    .facts dt{color:var(--muted);font-size:.82rem}
    .facts dd{margin:0;font-size:1.2rem;font-weight:650;font-variant-numeric:tabular-nums;\
    overflow-wrap:anywhere;line-height:1.3}
    .facts .note{font-size:.82rem;font-weight:400;color:var(--muted)}
    .contents{display:flex;gap:.3rem 1.1rem;overflow-x:auto;margin:1rem -1rem 0;padding:.2rem 1rem;\
    white-space:nowrap;font-size:.92rem}
    .contents a{text-decoration:none;padding:.3rem 0}.contents a:hover{text-decoration:underline}
    .legend{position:sticky;top:0;z-index:5;display:flex;gap:.4rem;overflow-x:auto;\
    margin:.4rem -1rem 0;padding:.55rem 1rem;background:var(--ground)}
    .key{display:inline-flex;align-items:center;gap:.45rem;flex:none;border:1px solid var(--line);\
    background:var(--surface);color:var(--ink);border-radius:99px;padding:.3rem .75rem;\
    font:inherit;font-size:.86rem;cursor:pointer;max-width:16rem;overflow:hidden;\
    text-overflow:ellipsis;white-space:nowrap}
    .key:hover{border-color:var(--strong)}
    .key[aria-pressed=false]{opacity:.5;text-decoration:line-through}
    .swatch{width:1.05rem;height:.28rem;border-radius:2px;flex:none;background:var(--sw)}
    .swatch.dashed,.swatch.dotted{background:repeating-linear-gradient(90deg,var(--sw) 0 .28rem,\
    transparent .28rem .4rem)}
    .part{margin:1rem 0 0;background:var(--surface);border:1px solid var(--line);\
    border-radius:12px;padding:1.1rem 1.2rem 1.2rem}
    .lead{margin:0 0 .8rem;color:var(--muted);max-width:78ch;overflow-wrap:anywhere}
    .figures{display:grid;gap:1.6rem 2rem;grid-template-columns:minmax(0,1fr)}
    figure{margin:0;min-width:0}
    figcaption{font-size:.9rem;margin-bottom:.45rem;overflow-wrap:anywhere}
    figcaption strong{font-weight:650;margin-right:.3rem}figcaption span{color:var(--muted)}
    .switcher label{font-size:.9rem;color:var(--muted);margin-right:.5rem}
    select{font:inherit;font-size:.92rem;color:var(--ink);background:var(--surface);\
    border:1px solid var(--strong);border-radius:8px;padding:.3rem .5rem;max-width:100%}
    .table{overflow-x:auto;margin:.8rem 0 0;border-radius:6px;background:\
    linear-gradient(to left,var(--surface) 1.2rem,transparent) right/3rem 100% no-repeat local,\
    linear-gradient(to left,color-mix(in srgb,var(--ink) 12%,transparent),transparent) \
    right/.7rem 100% no-repeat scroll}
    .table+.table{margin-top:1.4rem}
    table{border-collapse:separate;border-spacing:0;font-size:.88rem;\
    font-variant-numeric:tabular-nums;min-width:min(100%,20rem)}
    caption{text-align:left;color:var(--muted);font-size:.88rem;padding:0 0 .5rem;\
    position:sticky;left:0;max-width:min(78ch,calc(100vw - 5rem))}
    th,td{padding:.34rem .55rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
    thead th{font-weight:500;padding:0;vertical-align:bottom}
    thead button{font:inherit;color:var(--muted);background:none;border:0;padding:.34rem .55rem;\
    cursor:pointer;width:100%;text-align:inherit;line-height:1.25}
    thead button:hover{color:var(--ink)}
    thead [aria-sort] button{color:var(--ink);font-weight:650}
    thead [aria-sort=ascending] button::after{content:" \\2191"}
    thead [aria-sort=descending] button::after{content:" \\2193"}
    th:first-child{position:sticky;left:0;background:var(--surface);text-align:left;z-index:1}
    tbody th{font-weight:550;line-height:1.25}
    tbody th span{display:block;width:max-content;max-width:12rem;white-space:normal;\
    overflow-wrap:anywhere}
    .text thead th{text-align:left}
    td.words{text-align:left}td.words:last-child{white-space:normal;min-width:24rem}
    tbody tr:last-child>*{border-bottom:0}
    .best{font-weight:750}
    .good{background:color-mix(in srgb,var(--good) var(--v,0%),transparent)}
    .bad{background:color-mix(in srgb,var(--bad) var(--v,0%),transparent)}
    .shaded td{border-bottom-color:var(--surface)}
    .shaded .best{box-shadow:inset 0 0 0 1.6px var(--ink);border-radius:5px}
    .dense table{font-size:.78rem}.dense td,.dense thead button{padding:.36rem .24rem}
    .names{margin:.3rem 0 0;font-size:.9rem;color:var(--muted)}.fold{margin:.8rem 0}.fold>summary{cursor:pointer}.names summary{cursor:pointer;\
    padding:.2rem 0}
    .narrow{display:none}
    .js [data-off]{display:none}
    .chart [data-off]{display:none}
    .notes{margin:.3rem 0 0;padding-left:1.2rem;color:var(--muted);font-size:.92rem;\
    overflow-wrap:anywhere}
    .notes li{margin:.15rem 0}
    .terms{margin:.4rem 0 0;font-size:.92rem}
    .terms div{display:grid;grid-template-columns:1fr;padding:.4rem 0;border-bottom:1px solid var(--line)}
    .terms div:last-child{border-bottom:0}
    .terms dt{color:var(--muted)}.terms dd{margin:0;overflow-wrap:anywhere}
    .code{position:relative;margin-top:.8rem}
    pre{margin:0;padding:.9rem 1rem;overflow-x:auto;background:var(--ground);\
    border:1px solid var(--line);border-radius:8px;font-size:.86rem}
    .js pre{padding-right:5.5rem}
    .copy{position:absolute;right:.5rem;top:.5rem;font:inherit;font-size:.82rem;\
    color:var(--ink);background:var(--surface);border:1px solid var(--strong);border-radius:6px;\
    padding:.15rem .6rem;cursor:pointer}
    footer{color:var(--muted);font-size:.86rem;padding:1.5rem 1rem 2.5rem}

    """

  private static let wide =
    swatches + """
      @media (max-width:560px){tbody th span{max-width:7.6rem}.broad{display:none}.narrow{display:block}.chart text,.chart .name{font-size:15px}.verdict,.part{padding:1rem}\
      .dot{r:4.5px}.line{stroke-width:2.4}}
      @media (min-width:760px){.facts{grid-template-columns:repeat(auto-fill,minmax(10rem,13rem))}\
      .figures{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.wide{grid-column:1/-1}\
      .contents,.legend{flex-wrap:wrap}.terms div{grid-template-columns:13rem 1fr;gap:1rem}\
      .part,.verdict{padding:1.4rem 1.6rem 1.6rem}}

      """

  private static let paper = """
    @media print{@page{margin:14mm}
    body{background:#fff;font-size:9.5pt}.names:not([open]){display:none}.contents,.skip,.copy,select,.switcher label{display:none}
    .legend{position:static;flex-wrap:wrap;margin:.4rem 0 0;padding:0;background:none}
    .key{border:0;padding:.1rem .4rem}.key[aria-pressed=false]{display:none}
    .part,.verdict{border:0;border-top:1px solid #bbb;border-radius:0;padding:.6rem 0}
    .top,main,footer{max-width:none;padding:0}
    figure,tr,.terms div,.lead,.findings li,caption{break-inside:avoid}h2,h3,figcaption,.lead{break-after:avoid}
    .figures{grid-template-columns:1fr 1fr;gap:.8rem 1.2rem}.wide{grid-column:1/-1}
    .table{overflow:visible;background:none}table,.dense table{font-size:6.8pt}
    th,td,thead button,.dense td,.dense thead button{padding:.12rem .2rem}
    tbody th span{max-width:7.5rem}.folded{display:none}.piece{margin-top:.5rem}.wide .chart{max-height:62mm}.js pre,pre{white-space:pre-wrap;padding-right:1rem}
    .terms div{grid-template-columns:10rem 1fr;padding:.15rem 0}.broad{display:block}.narrow{display:none}
    td,.swatch{-webkit-print-color-adjust:exact;print-color-adjust:exact}}

    """

  /// The colours of the legend's swatches.
  private static let swatches: String =
    ((0..<Ink.colours).map { "c\($0)" } + ["cb"])
    .map { ".swatch.\($0){--sw:var(--\($0))}" }.joined() + "\n"
}
