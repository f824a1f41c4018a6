/// The few lines that make tables sort, metrics switch, models hide and commands copy.
///
/// Without them the page shows everything: nothing is hidden before the script runs.
enum ReportScript {
  static let text = #"""
    (function () {
      "use strict";
      var all = function (selector, of) {
        return Array.prototype.slice.call((of || document).querySelectorAll(selector));
      };
      document.documentElement.classList.add("js");

      all(".switcher").forEach(function (switcher) {
        var select = switcher.querySelector("select");
        var show = function () {
          all("[data-table]", switcher).forEach(function (table) {
            table.toggleAttribute("data-off", table.dataset.table !== select.value);
          });
        };
        select.addEventListener("change", show);
        show();
      });

      var value = function (row, column) {
        var text = row.cells[column].textContent.trim();
        var number = parseFloat(text.replace(/^[<+]/, "").replace(/^[−–]\s?(?=\d)/, "-"));
        return { text: text, number: number };
      };
      all("thead button").forEach(function (button) {
        button.addEventListener("click", function () {
          var head = button.parentNode;
          var body = head.closest("table").tBodies[0];
          var column = head.cellIndex;
          var isUp = head.getAttribute("aria-sort") !== "ascending";
          all("th", head.parentNode).forEach(function (other) { other.removeAttribute("aria-sort"); });
          head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
          var rows = all("tr", body).map(function (row) { return { row: row, key: value(row, column) }; });
          rows.sort(function (a, b) {
            var x = a.key, y = b.key;
            if (column === 0 || (isNaN(x.number) && isNaN(y.number))) {
              return (isUp ? 1 : -1) * x.text.localeCompare(y.text);
            }
            if (isNaN(x.number)) { return 1; }
            if (isNaN(y.number)) { return -1; }
            return (isUp ? 1 : -1) * (x.number - y.number);
          });
          rows.forEach(function (entry) { body.appendChild(entry.row); });
        });
      });

      all(".key").forEach(function (key) {
        key.addEventListener("click", function () {
          var isOn = key.getAttribute("aria-pressed") !== "true";
          key.setAttribute("aria-pressed", String(isOn));
          all('.chart [data-m="' + key.dataset.key + '"]').forEach(function (mark) {
            mark.toggleAttribute("data-off", !isOn);
          });
        });
      });

      if (navigator.clipboard) {
        all(".code").forEach(function (block) {
          var button = document.createElement("button");
          button.type = "button";
          button.className = "copy";
          button.textContent = "Copy";
          button.addEventListener("click", function () {
            navigator.clipboard.writeText(block.querySelector("code").textContent).then(function () {
              button.textContent = "Copied";
            });
          });
          block.appendChild(button);
        });
      }
    })();

    """#
}
