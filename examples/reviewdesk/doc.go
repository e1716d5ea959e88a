// Package reviewdesk is a web page for reviewers: it keeps the requests that a gate of package patterns/review sends, shows what is to be reviewed, and
// sends the decision back. It is meant to be copied and changed; README.md beside it says how to run it.
//
// What it takes care of:
//
//   - A GET changes nothing, since programs that scan mail follow links. A decision is a POST, with a token against forgery.
//   - The address of a review has an id of its own. The task token stays on the server.
//   - What the reviewer saw is what they approve: the form brings the hash of the text on the page.
//   - It works without scripts, with a keyboard, with a screen reader, and on a phone.
package reviewdesk
