// Applies the chosen theme before the first paint; runs without the bundle, so it is plain script.
(function () {
  'use strict';
  var root = document.documentElement;
  var read = function () {
    try { return localStorage.getItem('roots-theme') || 'auto'; } catch (e) { return 'auto'; }
  };
  var apply = function (theme) {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme; else delete root.dataset.theme;
  };
  if (!root.dataset.theme) apply(read());

  document.addEventListener('DOMContentLoaded', function () {
    var change = document.querySelector('theme-switch');
    if (!change) return;
    change.hidden = false;
    change.querySelectorAll('input').forEach(function (input) { input.checked = input.value === read(); });
    change.addEventListener('change', function (event) {
      try { localStorage.setItem('roots-theme', event.target.value); } catch (e) { /* private window: lasts for this page */ }
      apply(event.target.value);
    });
  });
})();
