package tabletest

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Workflow makes a workflow of one call. With a Go value the call gets it as its request.
func Workflow[Req, Res any](call builder.Call[Req, Res], request ...Req) builder.Definition {
	w := builder.New[struct{}, Res]("call")
	task := builder.Task(w, "Call", call)
	for _, r := range request {
		task.Arguments(&r)
	}
	w.StartAt(task)
	return w
}

// Waiting makes a workflow of one call that waits for its token, and that an expression for the request may hand on.
func Waiting[Req, Res any](call builder.Call[Req, Res], request ...builder.Expr[Req]) builder.Definition {
	w := builder.New[struct{}, Res]("call")
	task := builder.Task(w, "Call", call).Timeout(time.Hour)
	for _, r := range request {
		task.ArgumentsExpr(r)
	}
	w.StartAt(task)
	return w
}

// Refused returns what Build says against the arguments of a call: the messages with their remedies.
func Refused[Req, Res any](call builder.Call[Req, Res]) []string {
	_, faults := Workflow(call).Build()
	var out []string
	for _, f := range faults {
		if f.Code == "ASL6072" {
			out = append(out, f.Message+" ("+f.Help+")")
		}
	}
	return out
}
