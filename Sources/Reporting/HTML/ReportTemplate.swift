/// The page as a Mustache template: `{{name}}` is escaped, `{{{name}}}` is markup of our own.
///
/// It is a string and no resource file, so that the tool stays one file. Names begin with a dot
/// where a part without the name must not show that of the whole.
enum ReportTemplate {
  static let page = #"""
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the results</a>
    <header class="top">
    <p class="eyebrow">Swiftcast evaluation</p>
    <h1>{{data}}</h1>
    <p class="subtitle">{{subtitle}}</p>
    </header>
    <main id="main">
    <section class="verdict" aria-label="Verdict">
    {{#verdict}}
    <p>{{.}}</p>
    {{/verdict}}
    {{^empty(findings)}}
    <ul class="findings">
    {{#findings}}<li>{{.}}</li>
    {{/findings}}</ul>
    {{/empty(findings)}}
    {{^empty(facts)}}
    <dl class="facts">
    {{#facts}}
    <div><dt>{{.label}}</dt><dd>{{.value}}</dd><dd class="note">{{.note}}</dd></div>
    {{/facts}}
    </dl>
    {{/empty(facts)}}
    </section>
    <nav class="contents" aria-label="Contents">
    {{#sections}}<a href="#{{.id}}">{{.title}}</a>
    {{/sections}}</nav>
    {{^empty(keys)}}
    <div class="legend" role="group" aria-label="Models shown in the charts">
    {{#keys}}<button type="button" class="key" data-key="{{.index}}" aria-pressed="true"{{^empty(.full)}} title="{{.full}}"{{/empty(.full)}}><span class="swatch {{.classes}}" aria-hidden="true"></span>{{.name}}</button>
    {{/keys}}</div>
    {{/empty(keys)}}
    {{^empty(names)}}
    <details class="names"><summary>Names in full</summary>
    <dl class="terms">
    {{#names}}<div><dt>{{.name}}</dt><dd>{{.meaning}}</dd></div>
    {{/names}}</dl></details>
    {{/empty(names)}}
    {{#sections}}
    {{#.isTimed}}
    <!-- seconds -->
    {{/.isTimed}}
    <section class="part" id="{{.id}}">
    <h2>{{.title}}</h2>
    {{^empty(.lead)}}<p class="lead">{{.lead}}</p>{{/empty(.lead)}}
    {{#.switcher}}
    <div class="switcher">
    <label for="{{.id}}">{{.label}}</label>
    <select id="{{.id}}">
    {{#.tables}}<option value="{{.id}}">{{.title}}</option>
    {{/.tables}}</select>
    {{#.tables}}{{> table}}{{/.tables}}
    </div>
    {{/.switcher}}
    {{^empty(.figures)}}
    <div class="figures">
    {{#.figures}}
    <figure{{#.isWide}} class="wide"{{/.isWide}}>
    <figcaption><strong>{{.title}}</strong>{{^empty(.caption)}} <span>{{.caption}}</span>{{/empty(.caption)}}</figcaption>
    {{{.svg}}}
    </figure>
    {{/.figures}}
    </div>
    {{/empty(.figures)}}
    {{#.tables}}{{> table}}{{/.tables}}
    {{^empty(.timedTables)}}
    <!-- seconds -->
    {{#.timedTables}}{{> table}}{{/.timedTables}}
    <!-- /seconds -->
    {{/empty(.timedTables)}}
    {{^empty(.notesTitle)}}<h3>{{.notesTitle}}</h3>{{/empty(.notesTitle)}}
    {{^empty(.notes)}}
    <ul class="notes">
    {{#.notes}}<li>{{.}}</li>
    {{/.notes}}</ul>
    {{/empty(.notes)}}
    {{^empty(.terms)}}
    <dl class="terms">
    {{#.terms}}<div><dt>{{.name}}</dt><dd>{{.meaning}}</dd></div>
    {{/.terms}}</dl>
    {{/empty(.terms)}}
    {{^empty(.code)}}<div class="code"><pre tabindex="0"><code>{{.code}}</code></pre></div>{{/empty(.code)}}
    </section>
    {{#.isTimed}}
    <!-- /seconds -->
    {{/.isTimed}}
    {{/sections}}
    </main>
    <footer>Written by Swiftcast {{version}}. The numbers behind this page are in metrics.csv, cv.csv and significance.csv beside it.</footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """#

  /// A table that scrolls on its own where it is wider than the page.
  static let table = #"""
    {{^empty(.folded)}}<details class="fold"><summary>{{.folded}}</summary>{{/empty(.folded)}}
    <div class="table{{#.isShaded}} shaded{{/.isShaded}}{{#.isDense}} dense{{/.isDense}}{{#.isText}} text{{/.isText}}" data-table="{{.id}}" role="region" tabindex="0" aria-label="{{.title}}">
    <table>
    {{^empty(.caption)}}<caption>{{.caption}}</caption>{{/empty(.caption)}}
    <thead><tr>{{#.header}}<th scope="col"{{^empty(.full)}} title="{{.full}}"{{/empty(.full)}}><button type="button">{{.text}}</button></th>{{/.header}}</tr></thead>
    <tbody>
    {{#.rows}}<tr><th scope="row"{{^empty(.name.full)}} title="{{.name.full}}"{{/empty(.name.full)}}><span>{{.name.text}}</span></th>{{#.cells}}<td{{^empty(.classes)}} class="{{.classes}}"{{/empty(.classes)}}{{^empty(.shade)}} style="--v:{{.shade}}%"{{/empty(.shade)}}>{{.text}}</td>{{/.cells}}</tr>
    {{/.rows}}
    </tbody>
    </table>
    </div>
    {{^empty(.folded)}}</details>{{/empty(.folded)}}

    """#
}
