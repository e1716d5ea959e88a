// Package builder is a typed DSL for Amazon States Language. The types of the workflow are the user's own Go types, and
// pointers are paths: the result of a state is a Go value that one takes pointers into, a request is a Go value that one
// fills, and a binding puts an expression in the place of one of its fields. The compiler checks the types; [Workflow.Build]
// checks the flow, and reports every mistake with the file and line of the call that made it.
//
//	w := builder.New[Encounter, Published]("clinical-note")
//	in := w.Input()
//
//	req := FetchRequest{Depth: 3}
//	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart"), FetchChart)).
//		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID))
//
//	w.StartAt(fetch)
//	machine, faults := w.Build()
//
// The verbs make states: [Task], [Pass], [Choice], [Switch], [Wait], [Succeed], [Fail], [Parallel] with [Branch], [Map] and
// [DistributedMap]. Each is made in a [Scope] and connected with Then, When, Otherwise, Case and Catch. A state without Then
// ends its scope. Expressions ([Expr]) stand for whatever is not a plain field: [OrElse], [Format], [Len], [Pluck], arithmetic,
// [Now], [TaskToken], and [JSONata] as the way out.
//
// # Bindings
//
// [Bind] joins a field and a source of the same type. An optional field is a Go pointer; where the types differ in that, one of
// these does:
//
//	BindPtr(&req.Note, &in.Note)               // an optional field, a plain source
//	Bind(&req.Note, OrElse(&in.Note, "none"))  // a plain field, an optional source, and what stands in for it
//	BindOptional(&req.Note, &in.Note)          // the same: the value that the field has stands in
//	Bind(&req.Note, OrZero(&in.Visit.Note))    // a plain field, a plain source behind an optional struct
//
// So it is with the requests of AWS, whose optional fields are pointers: new(x) gives one a literal, BindPtr binds it to a plain
// value, Bind to an optional one. [BindJSON] and [MemberOf] are for the AWS SDK: fields that take any JSON, and unions.
//
// # Calls of one's own
//
// The packages under builder/task make calls with the functions of this package alone, which are there for others, too.
// [NewCall] makes a call of its types and a [CallSpec]; an [Argument] stands beside the request, [RefusedArgument] and [Here]
// report what the caller did wrong. A function that makes several states names them with a [Fragment], joins them with [Span],
// looks at the bindings of its caller with [Binding.Fills] and [BindAlike], and reports mistakes with [Report].
//
// # Expressions
//
// Functions come in pairs where an operand can be a field or an expression: the plain form takes a pointer to a field and a
// literal, the form in Expr takes expressions, which [From] makes of a field and [Lit] of a literal.
//
// # Requirements
//
// [Workflow.Require] says what must have happened before a state is entered: that another one has succeeded ([Passed]), or that a
// Choice has gone a certain way ([Through]). Build proves it of every path, those of errors included, or prints one that breaks it.
//
//	w.Require(builder.Before(publish, builder.Through(decision, publish)).Since(draft))
//
// # Values
//
// The builder decides where a value lives at run time: in the state's own result, in the execution's input, or in a variable, of
// which it keeps the members that later states read and no others. It emits JSONata, in a form that gives a value for every
// input that matches its Go type: absent fields, null, and lists of no and of one element included.
//
// The package does not run anything and touches no files: see builder/generate, builder/schema and the aslgen command.
package builder
