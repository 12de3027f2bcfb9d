/* Tables that can be put in another order; without this script they keep the one they have. */
window.postmortems.onPage(() => {
  "use strict";

  const text = (row, at) => row.cells[at].textContent.trim();

  function sort(table, at, down) {
    const [body] = table.tBodies;
    const rows = [...body.rows];
    const numbers = rows.every((row) => /^[\d,]*$/.test(text(row, at)));
    const value = (row) => (numbers ? Number(text(row, at).replaceAll(",", "")) : text(row, at));
    const order = (a, b) => (numbers ? value(a) - value(b) : value(a).localeCompare(value(b)));
    body.append(...rows.sort((a, b) => (down ? order(b, a) : order(a, b))));
    [...table.tHead.rows[0].cells].forEach((head, n) => {
      if (n === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  for (const table of document.querySelectorAll(".pm-sortable table:not([data-pm-on])")) {
    table.dataset.pmOn = "";
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () =>
        sort(table, at, head.getAttribute("aria-sort") === "ascending"));
      head.append(button);
    });
  }
});
