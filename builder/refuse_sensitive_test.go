package builder_test

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

type identity struct {
	Name string `asl:"sensitive"`
	Ward string
}

// identifying makes a Task whose result names a patient.
func identifying(w *ward) *builder.TaskState[chartQuery, identity] {
	return builder.Task(w, "Identify", lambdatask.Function[chartQuery, identity]("identify"))
}

var refusedSensitive = []refusal{
	{
		name: "sensitive-field-in-an-error-text",
		program: func(w *ward) {
			who := identifying(w)
			cause := builder.Var[string](w, "cause")
			builder.Forbid(w, builder.SensitiveTo(builder.ErrorTexts())) // @sensitive-field-in-an-error-text.policy
			w.StartAt(who.Assign(
				builder.Bind(cause, builder.Format("no bed for {}", &who.Result().Name)), // @sensitive-field-in-an-error-text.variable
			)).Then(builder.Fail(w, "Stop", "NoBed", cause)) // @sensitive-field-in-an-error-text
		},
		want:    []string{`ASL6100 sensitive field identity.Name reaches the error at Cause of "Stop" (hand over a reference instead, or allow the field by name with Except)`},
		related: []string{`through variable "cause" @sensitive-field-in-an-error-text.variable`, `forbidden here @sensitive-field-in-an-error-text.policy`},
	},
	{
		name: "sensitive-field-in-a-call",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			builder.Forbid(w, builder.SensitiveTo(builder.Service("lambda"))) // @sensitive-field-in-a-call.policy
			query := chartQuery{}
			w.StartAt(who).Then(builder.Task(w, "Fetch", lambdatask.Function[chartQuery, chart]("fetch")).
				Arguments(&query,
					builder.Bind(&query.PatientID, &who.Result().Ward),
					builder.Bind(&query.Comment, &who.Result().Name))). // @sensitive-field-in-a-call
				Then(end)
		},
		want:    []string{`ASL6100 sensitive field identity.Name reaches the call lambda:invoke at Payload.Comment of "Fetch" (hand over a reference instead, or allow the field by name with Except)`},
		related: []string{`forbidden here @sensitive-field-in-a-call.policy`},
	},
	{
		name: "zero-policy",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			builder.Forbid(w, builder.SensitivePolicy{}) // @zero-policy
			w.StartAt(who).Then(end)
		},
		want: []string{`ASL6101 the policy names no receiver (make it with SensitiveTo, and say what sensitive fields may not reach)`},
	},
	{
		name: "policy-without-receivers",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			none := builder.SensitiveTo() // @policy-without-receivers
			builder.Forbid(w, none)
			w.StartAt(who).Then(end)
		},
		want: []string{`ASL6101 the policy names no receiver (make it with SensitiveTo, and say what sensitive fields may not reach)`},
	},
	{
		name: "zero-receiver",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			builder.Forbid(w, builder.SensitiveTo(builder.Channels(), builder.Receiver{})) // @zero-receiver
			w.StartAt(who).Then(end)
		},
		want: []string{`ASL6101 a receiver is the zero Receiver (make receivers with Service, ArgumentsOf, Channels or another function)`},
	},
	{
		name: "receiver-of-no-service",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			builder.Forbid(w, builder.SensitiveTo(
				builder.Service("snstask"),    // @receiver-of-no-service
				builder.Service(""),           // @receiver-of-no-service.2
				builder.Service("healthlake"), // @receiver-of-no-service.3
				builder.Service("aws-sdk:healthlake")))
			w.StartAt(who).Then(end)
		},
		want: []string{
			`ASL6101 no call of Step Functions belongs to a service "snstask" (name it as Resource does: "sns", "aws-sdk:healthlake")`,
			`ASL6101 no call of Step Functions belongs to a service "" (name it as Resource does: "sns", "aws-sdk:healthlake")`,
			`ASL6101 no call of Step Functions belongs to a service "healthlake" (name it as Resource does: "sns", "aws-sdk:healthlake")`,
		},
	},
	{
		name: "arguments-of-no-task",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			var none *builder.PassState[string]
			other := builder.New[admission, discharge]("other")
			builder.Forbid(w, builder.SensitiveTo(
				builder.ArgumentsOf(nil),                     // @arguments-of-no-task
				builder.ArgumentsOf(none),                    // @arguments-of-no-task.2
				builder.ArgumentsOf(end),                     // @arguments-of-no-task.3
				builder.ArgumentsOf(fetching(other, "Far")))) // @arguments-of-no-task.4
			w.StartAt(who).Then(end)
		},
		want: []string{
			`ASL6101 ArgumentsOf gets a nil state (hand over a Task)`,
			`ASL6101 ArgumentsOf gets a nil state (hand over a Task)`,
			`ASL6101 ArgumentsOf gets "Done", a Succeed (hand over a Task)`,
			`ASL6101 ArgumentsOf gets "Far" of another workflow (hand over a Task of workflow "ward")`,
		},
	},
	{
		name: "exception-that-names-nothing",
		program: func(w *ward) {
			who, end := identifying(w), done(w)
			builder.Forbid(w, builder.SensitiveTo(builder.Channels()).
				Except("Name", "Ward", "")) // @exception-that-names-nothing @exception-that-names-nothing.2
			w.StartAt(who).Then(end)
		},
		want: []string{
			`ASL6102 Except names "", which is no sensitive field of workflow "ward" (name one of them: identity.Name)`,
			`ASL6102 Except names "Ward", which is no sensitive field of workflow "ward" (name one of them: identity.Name)`,
		},
	},
	{
		name: "exception-without-tags",
		program: func(w *ward) {
			builder.Forbid(w, builder.SensitiveTo(builder.Outputs()).Except("PatientID")) // @exception-without-tags
			w.StartAt(done(w))
		},
		want: []string{"ASL6102 Except names \"PatientID\", which is no sensitive field of workflow \"ward\" (no type of the workflow has a field with the tag `asl:\"sensitive\"`)"},
	},
}
