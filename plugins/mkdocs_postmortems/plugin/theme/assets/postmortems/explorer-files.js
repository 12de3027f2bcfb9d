/* What is found as a file to take along, CSV or JSON, with ids in place of labels. */
(function () {
  "use strict";

  const { iso, url, values, entries, make } = window.postmortems.explorer;
  const FACTS = ["kind", "status", "severity", "counted", "detection"];
  const COLUMNS = ["id", "title", "date", ...FACTS, "services", "teams", "factors", "url"];

  function plain(records, row) {
    const ids = (key) => values(records, key, row).map((value) => value.id);
    return {
      id: records.ids[row],
      title: records.titles[row],
      date: iso(records, row) || null,
      ...Object.fromEntries(FACTS.map((key) => [key, ids(key)[0]])),
      services: ids("service"),
      teams: ids("team"),
      factors: entries(records, row).map(({ id, role }) => ({ id, role })),
      url: new URL(url(records, row), location.href).href,
    };
  }

  /** Tables read what begins with = + - or @ as a formula; an apostrophe makes it text. */
  function cell(value) {
    const text = [value ?? ""].flat()
      .map((part) => (part.role ? `${part.id}:${part.role}` : part)).join("; ");
    const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n']/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  }

  const FORMATS = {
    json: (found) => JSON.stringify(found, null, 1),
    csv: (found) => [COLUMNS, ...found.map((record) => COLUMNS.map((name) => record[name]))]
      .map((line) => `${line.map(cell).join(",")}\r\n`).join(""),
  };

  /** Hand over the records of some rows. */
  function save(records, rows, kind) {
    const text = FORMATS[kind](Array.from(rows, (row) => plain(records, row)));
    const link = make("a", {
      href: URL.createObjectURL(new Blob([text])), download: `incidents.${kind}`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  }

  Object.assign(window.postmortems.explorer, { save });
})();
