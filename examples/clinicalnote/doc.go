// Package clinicalnote drafts a clinical note with a model and publishes it after a physician has approved it.
//
// An encounter is ingested, its chart and images are fetched side by side, a prompt is assembled, a model drafts the note, and
// the draft is validated: a score, and at least one citation. A physician reviews it through a queue: the workflow waits for
// the task token, for two days at most, and wants a heartbeat every six hours. Nothing but an explicit approval publishes. A
// rejection, a missed deadline and a weak draft roll the stored draft back; they are outcomes, not errors. An error is written
// to the audit log before the execution fails.
//
// The types and handlers are ordinary Go: the handlers are the very functions that the Lambda functions run.
package clinicalnote

//go:generate go run github.com/aslgen/aslgen/cmd/aslgen generate .
