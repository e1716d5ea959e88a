// Package interp runs state machines in memory: every state, both query languages, with a virtual clock on which a day costs
// no time. Tasks are Go functions. What it does is what Step Functions was seen to do: its truth are recorded executions.
//
//	x, err := interp.Start(machine, input, interp.Options{Tasks: func(t *interp.Task) interp.Result { … }})
//	x.Status() // SUCCEEDED
//
// An execution runs until it ends or a task waits for an answer. While one waits, the clock stands: [Execution.Advance] moves
// it, [Execution.SendTaskSuccess] and its sisters answer. There are no goroutines: the same machine, input, tasks and seed
// give the same history.
package interp
