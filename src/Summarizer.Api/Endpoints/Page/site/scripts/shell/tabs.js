/** Tabs as the ARIA practices have them: one tab stop, arrows move, and the address remembers which one is open. */
export function startTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const nameOf = (tab) => tab.id.slice("tab-".length);
  const byAddress = () => tabs.find((t) => `#${nameOf(t)}` === location.hash) ?? tabs[0];

  function open(tab) {
    for (const other of tabs) {
      const selected = other === tab;
      other.setAttribute("aria-selected", String(selected));
      other.tabIndex = selected ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !selected;
    }

    document.title = tab === tabs[0] ? "Summarizer" : `${tab.textContent} · Summarizer`;
  }

  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener("click", () => {
      // Not by setting the hash: that would take the focus away.
      history.pushState(null, "", `#${nameOf(tab)}`);
      open(tab);
    });
    tab.addEventListener("keydown", (e) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[e.key];
      if (to !== undefined) {
        e.preventDefault();
        const next = tabs.at(to % tabs.length);
        next.focus();
        next.click();
      }
    });
  }

  addEventListener("popstate", () => open(byAddress()));
  open(byAddress());
}
