// A classic script: modules run after the first paint. theme.js does the rest.
try {
  const theme = localStorage.getItem("summarizer-theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is forbidden: the system's theme it is.
}
