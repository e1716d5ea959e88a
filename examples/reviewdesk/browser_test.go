package reviewdesk_test

import (
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

// inspect lists what makes a page hard to use: it is empty for a good one.
const inspect = `
const faults = [];
const fault = (e, text) => faults.push(text + ": " + (e.outerHTML || e).slice(0, 120));
const root = document.documentElement;
if (root.lang !== "en") fault(root, "no language");
if (document.querySelectorAll("h1").length !== 1) fault(root, "not one h1");
if (!document.querySelector("main")) fault(root, "no main");
if (root.scrollWidth > root.clientWidth) fault("" + root.scrollWidth, "wider than the window of " + root.clientWidth);
if (getComputedStyle(document.body).marginTop !== "0px") fault(root, "the style sheet is not applied");
const ids = new Set();
for (const e of document.querySelectorAll("[id]")) {
	if (ids.has(e.id)) fault(e, "an id twice");
	ids.add(e.id);
}
for (const e of document.querySelectorAll("input:not([type=hidden]), textarea, select")) {
	if (e.labels.length === 0) fault(e, "no label");
	const box = e.labels[0] && e.labels[0].getBoundingClientRect();
	if (e.type === "radio" && box.height < 44) fault(e, "a label of " + box.height + " pixels is small for a finger");
}
for (const e of document.querySelectorAll("[aria-describedby], [aria-labelledby]"))
	for (const a of ["aria-describedby", "aria-labelledby"])
		for (const id of (e.getAttribute(a) || "").split(" ").filter(Boolean))
			if (!document.getElementById(id)) fault(e, a + " leads nowhere");
for (const e of document.querySelectorAll("fieldset"))
	if (!e.querySelector("legend")) fault(e, "no legend");
for (const e of document.querySelectorAll("button, .reviews a, nav a"))
	if (e.getBoundingClientRect().height < 44) fault(e, "a target of " + e.getBoundingClientRect().height + " pixels is small for a finger");

// The contrast of texts, by WCAG 2.2: at least 4.5 to 1.
const numbers = c => c.match(/[\d.]+/g).map(Number);
const light = c => {
	const [r, g, b] = numbers(c).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = e => {
	for (; e; e = e.parentElement) {
		const c = getComputedStyle(e).backgroundColor;
		if (numbers(c).length === 3) return c;
	}
	return "rgb(255, 255, 255)";
};
for (const e of document.querySelectorAll("body *")) {
	if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
	const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
	if ((a + 0.05) / (b + 0.05) < 4.5) fault(e, "contrast " + (a + 0.05) / (b + 0.05));
	if (parseFloat(getComputedStyle(e).fontSize) < 16) fault(e, "small letters");
}
return faults;
`

func (b *browser) inspect(name string) {
	b.t.Helper()
	b.shoot(name)
	var faults []string
	b.run(inspect, &faults)
	require.Empty(b.t, faults, name)
}

// focused names the element that has the focus.
func (b *browser) focused() string {
	return b.text(`const e = document.activeElement; return e.id || e.getAttribute("role") || e.tagName + " " + e.textContent.trim()`)
}

// TestInABrowser reviews a draft as a reviewer does, with the keyboard alone, on a phone and on a desk.
func TestInABrowser(t *testing.T) {
	for name, size := range map[string][2]int{"phone": {360, 740}, "desk": {1280, 800}} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			server := httptest.NewServer(f.desk.Handler())
			t.Cleanup(server.Close)
			b := newBrowser(t, size[0], size[1])

			b.open(server.URL + "/")
			b.inspect("list")
			b.press(tab + tab + enter)
			b.await("Physician review – Review desk")
			require.Equal(t, server.URL+f.address, b.text("return location.href"))
			b.inspect("review")
			require.Equal(t, "", b.text(`return document.querySelector("form :checked") ? "chosen" : ""`), "nothing is chosen from the start")

			// The order of the page, and the choice by arrow keys.
			b.press(tab)
			require.Equal(t, "A Review desk", b.focused())
			b.press(tab)
			require.Equal(t, "approve", b.focused())
			b.press(space + down)
			require.Equal(t, "reject", b.focused())
			b.press(tab)
			require.Equal(t, "comment", b.focused())
			b.press(tab)
			require.Equal(t, "BUTTON Send the decision", b.focused())
			b.press(enter)

			// A rejection needs a reason: the message has the focus, and leads to the field.
			b.await("Error: Physician review – Review desk")
			require.Equal(t, "alert", b.focused())
			b.inspect("wrong")
			require.Empty(t, f.gate.outputs)
			b.press(tab + enter)
			require.Equal(t, "comment", b.focused())
			b.press("wrong side" + tab + enter)
			b.await("This review is decided – Review desk")
			b.inspect("closed")
			require.Len(t, f.gate.outputs, 1)
			require.Contains(t, f.gate.outputs[0], `"decision":"reject"`)
			require.Contains(t, f.gate.outputs[0], `"comment":"wrong side"`)

			// Reloading sends nothing again.
			b.call("POST", "/refresh", nil, nil)
			require.Len(t, f.gate.outputs, 1)
			b.open(server.URL + "/reviews/unknown")
			b.inspect("message")
		})
	}
}

// TestScriptsDoNotRun: the policy of the pages forbids scripts, also those that got past the escaping.
func TestScriptsDoNotRun(t *testing.T) {
	f := newFixture(t)
	server := httptest.NewServer(f.desk.Handler())
	t.Cleanup(server.Close)
	b := newBrowser(t, 800, 600)
	b.open(server.URL + f.address)
	b.run(`const s = document.createElement("script"); s.textContent = "document.title = 'run'"; document.body.append(s); return null`, nil)
	require.Equal(t, "Physician review – Review desk", b.text("return document.title"))
}
