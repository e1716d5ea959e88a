package builder_test

import "github.com/aslgen/aslgen/builder"

// chartCall makes a call with arguments. The request stands beside them, or where they say.
func chartCall(arguments ...builder.Argument) builder.Call[chartQuery, chart] {
	return builder.NewCall[chartQuery, chart](builder.CallSpec{Service: "charts", Action: "get", Arguments: arguments})
}

// refusedArguments are calls whose arguments do not go together.
var refusedArguments = []refusal{
	{
		name: "argument-given-twice",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", chartCall(
				builder.TextArgument("Table", "charts"),              // @argument-given-twice.first
				builder.TextArgument("Table", "old")))).Then(done(w)) // @argument-given-twice
		},
		want:    []string{`ASL6072 argument "Table" of the call is given twice (take one of them out)`},
		related: []string{`first given here @argument-given-twice.first`},
	},
	{
		name: "argument-of-an-object-given-twice",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", chartCall(
				builder.ObjectArgument("In", builder.ObjectArgument("S3", builder.TextArgument("Uri", "a"))), // @argument-of-an-object-given-twice.first
				builder.ObjectArgument("In", builder.ObjectArgument("S3", builder.TextArgument("Uri", "b"))), // @argument-of-an-object-given-twice
			))).Then(done(w))
		},
		want:    []string{`ASL6072 argument "In.S3.Uri" of the call is given twice (take one of them out)`},
		related: []string{`first given here @argument-of-an-object-given-twice.first`},
	},
	{
		name: "argument-in-a-list-given-twice",
		program: func(w *ward) {
			entry := builder.ObjectArgument("", builder.TextArgument("Bus", "a"), // @argument-in-a-list-given-twice.first
				builder.TextArgument("Bus", "b")) // @argument-in-a-list-given-twice
			w.StartAt(builder.Task(w, "Fetch", chartCall(builder.ListArgument("Entries", entry)))).Then(done(w))
		},
		want:    []string{`ASL6072 argument "Entries[0].Bus" of the call is given twice (take one of them out)`},
		related: []string{`first given here @argument-in-a-list-given-twice.first`},
	},
	{
		name: "object-and-text-of-one-name",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", chartCall(
				builder.ObjectArgument("In"),                    // @object-and-text-of-one-name.first
				builder.TextArgument("In", "b")))).Then(done(w)) // @object-and-text-of-one-name
		},
		want:    []string{`ASL6072 argument "In" of the call is given twice (take one of them out)`},
		related: []string{`first given here @object-and-text-of-one-name.first`},
	},
	{
		name: "refused-argument",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", chartCall(
				builder.ListArgument("List", builder.RefusedArgument("a without b", "add b"))))).Then(done(w)) // @refused-argument
		},
		want: []string{`ASL6072 a without b (add b)`},
	},
	{
		name: "member-of-the-request-given-as-argument",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", chartCall(builder.TextArgument("Comment", "new"))).
				Arguments(&chartQuery{Comment: "old"})). // @member-of-the-request-given-as-argument
				Then(done(w))
		},
		want: []string{`ASL6072 the request of "Fetch" has a member "Comment", which the call gives, too (take the field out of the request, or the option out of the call)`},
	},
	{
		name: "member-of-a-placed-request-given-beside-it",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", chartCall(builder.RequestArgument("Query", builder.TextArgument("Comment", "new")))).
				Arguments(&chartQuery{Comment: "old"})). // @member-of-a-placed-request-given-beside-it
				Then(done(w))
		},
		want: []string{`ASL6072 the request of "Fetch" has a member "Comment", which the call gives, too (take the field out of the request, or the option out of the call)`},
	},
	{
		name: "request-without-members-takes-none",
		program: func(w *ward) {
			call := builder.NewCall[[]string, chart](builder.CallSpec{Service: "charts", Action: "get",
				Arguments: []builder.Argument{builder.RequestArgument("Query", builder.TextArgument("By", "me"))}})
			w.StartAt(builder.Task(w, "Fetch", call).
				ArgumentsExpr(builder.From(&w.Input().Wards))). // @request-without-members-takes-none
				Then(done(w))
		},
		want: []string{`ASL6067 the request of "Fetch" is a []string; the call adds members to it, so it must be a struct or a map (make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource)`},
	},
}
