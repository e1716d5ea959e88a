// Package diagram draws a state machine as a flowchart in the language of Mermaid, which GitHub and many editors show in place.
//
// A diagram for the workflow clinical-note is one file, clinical-note.mmd. Every state has its name and its type, a Task what it
// calls. The forms say the same: a Choice is a rhombus, a Pass has round corners, a Wait is a hexagon, Succeed and Fail have round ends, and a Parallel or a Map
// has double sides. A Map or a Parallel leads with thick arrows into frames: its branches, or what it does with each item. Dotted arrows are
// those of a Catch, with the names of the errors. Long conditions are cut.
//
// The same machine gives the same bytes: states stand in the order of the document.
//
// https://mermaid.js.org/syntax/flowchart.html
package diagram
