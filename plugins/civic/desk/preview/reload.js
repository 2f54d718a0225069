// Only in `serve`: waits for the next build, then reloads; shows what is wrong at the foot of the page.
"use strict";
(function () {
  var shown = Number(document.currentScript.src.split("?")[1]); // the build that this page is from

  function line(parent, name, text) {
    var made = document.createElement(name);
    made.textContent = text; // never as HTML: a post's words may stand in it
    parent.appendChild(made);
    return made;
  }

  function show(state) {
    var old = document.getElementById("serve-problems");
    if (old) old.remove();
    if (!state.words && !state.problems.length) return;
    var box = document.createElement("details");
    box.id = "serve-problems";
    box.open = state.words || state.problems.some(function (p) { return p.severity === "problem"; });
    box.style.cssText = "position:fixed;left:0;right:0;bottom:0;z-index:99;max-height:45vh;overflow:auto;" +
      "padding:12px 16px;background:#fff8e1;color:#222;border-top:3px solid #b71c1c;font-size:16px;line-height:1.6";
    var grave = state.problems.filter(function (p) { return p.severity === "problem"; }).length;
    line(box, "summary", "检查结果：" + grave + " 个问题，" + (state.problems.length - grave) + " 个提醒");
    if (state.words) line(box, "p", state.words).style.fontWeight = "bold";
    state.problems.forEach(function (p) {
      var place = p.file + (p.line ? " 第 " + p.line + " 行" : "");
      line(box, "p", (p.severity === "problem" ? "【问题】" : "【提醒】") + place + "：" + p.message + " " + p.hint);
    });
    document.body.appendChild(box);
  }

  function ask(known) {
    fetch("/_serve/state?" + known, { cache: "no-store" })
      .then(function (answer) { return answer.json(); })
      .then(function (state) {
        if (state.version !== shown) { location.reload(); return; }
        if (known === -1) show(state);
        ask(shown);
      })
      .catch(function () { setTimeout(ask, 1000, known); });
  }
  ask(-1); // is answered at once
})();
