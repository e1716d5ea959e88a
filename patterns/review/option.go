package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Option is a choice for a gate. Without any, nobody is known as the author, and the reviewer's side sends no heartbeats.
type Option func(*settings)

type settings struct {
	author        *builder.Expr[string]
	heartbeat     time.Duration
	wait          time.Duration // for the first level
	withoutRework bool
	failOnTimeout bool

	group     string
	escalate  []Level
	item      *builder.Expr[string]
	remind    *reminders
	quorum    *quorum
	sensitive []string // fields that reviewers may be sent
	fourEyes  *fourEyes

	shadow     bool
	killSwitch *builder.Expr[string]
}

// Author says who made the draft: their own answer is no decision. author is a pointer to a field, an expression or a literal, and the same
// kind of identifier as [Answer.Reviewer] is.
func Author[S builder.Text](author S) Option {
	e := builder.FromText(author)
	return func(s *settings) { s.author = &e }
}

// Heartbeat has the reviewer's side tell in intervals that it is still at it: where it does not, the wait ends as at the timeout. d is a second
// at least, and less than the timeout. A heartbeat suits a program that is at work, not people who come back to it tomorrow.
func Heartbeat(d time.Duration) Option { return func(s *settings) { s.heartbeat = d } }

// WithoutRework makes a gate that takes approval and rejection only: an answer that asks for rework is invalid.
func WithoutRework() Option { return func(s *settings) { s.withoutRework = true } }

// FailOnTimeout ends the execution with [ErrExpired] where nobody has answered in time, after the record is written.
func FailOnTimeout() Option { return func(s *settings) { s.failOnTimeout = true } }
