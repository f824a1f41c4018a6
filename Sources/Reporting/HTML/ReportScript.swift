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

      // Paper does not scroll: wide tables are printed in pieces that each repeat the first column.
      var perPiece = 11;
      window.addEventListener("beforeprint", function () {
        all(".table").forEach(function (box) {
          var table = box.querySelector("table");
          var columns = table.rows[0].cells.length;
          if (box.offsetHeight === 0 || columns <= perPiece + 2) { return; }
          for (var start = columns - 1 - (columns - 2) % perPiece; start > 0; start -= perPiece) {
            var piece = box.cloneNode(true);
            piece.classList.add("piece");
            piece.removeAttribute("id");
            all("tr", piece).forEach(function (row) {
              for (var i = row.cells.length - 1; i > 0; i -= 1) {
                if (i < start || i >= start + perPiece) { row.deleteCell(i); }
              }
            });
            if (start > 1 && piece.querySelector("caption")) { piece.querySelector("caption").remove(); }
            box.after(piece);
          }
          box.classList.add("folded");
        });
      });
      window.addEventListener("afterprint", function () {
        all(".piece").forEach(function (piece) { piece.remove(); });
        all(".folded").forEach(function (box) { box.classList.remove("folded"); });
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
