package builder_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

func ExampleNew() {
	w := builder.New[Encounter, Chart]("clinical-note", builder.Comment("Fetches a chart."))
	in := w.Input()

	req := FetchRequest{Depth: 3}
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart)).
		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID))
	w.StartAt(fetch)

	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
	// Output:
	// {
	//   "Comment": "Fetches a chart.",
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Fetch chart",
	//   "States": {
	//     "Fetch chart": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::lambda:invoke",
	//       "Arguments": {
	//         "FunctionName": "fetch-chart",
	//         "Payload": {
	//           "patientId": "{% $states.context.Execution.Input.patientId %}",
	//           "depth": 3
	//         }
	//       },
	//       "Output": "{% $states.result.Payload %}",
	//       "End": true
	//     }
	//   }
	// }
}

// Build tells every mistake at once, each with the file and line of the call that made it.
func ExampleWorkflow_Build() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := *w.Input() // a copy: pointers into it name nothing

	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart))
	note := Note{}
	publish := builder.Succeed(w, "Publish", &note,
		builder.Bind(&note.Text, &fetch.Result().Summary),
		builder.Bind(&note.Images, builder.Len(&in.Images)))
	urgent := builder.Choice(w, "Urgent?").When(builder.From(&w.Input().Urgent), publish).Otherwise(fetch)
	w.StartAt(urgent)
	fetch.Then(publish)
	builder.Fail(w, "Refuse", "Refused", "Nobody leads here.")

	_, faults := w.Build()
	for _, f := range faults {
		fmt.Printf("%s %s: %s\n  help: %s\n", f.Severity, f.Code, f.Message, f.Help) // f.Pos has the file and line
	}
	// Output:
	// error ASL6030: Output of "Publish" reads summary of the result of "Fetch chart", which is not there on the path StartAt → Urgent? → Publish
	//   help: read it only behind the state that makes it, or keep it in a variable that every path fills
	// error ASL6010: Output of "Publish" reads a []builder_test.Image that is no part of any value of workflow "clinical-note"
	//   help: take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit
	// error ASL6042: state "Refuse" is never reached in workflow "clinical-note"
	//   help: lead to it with Then, When, Catch or StartAt, or take it out
}

func ExampleDefs() {
	for _, d := range builder.Defs()[:3] {
		fmt.Printf("%s %s\n", d.Code, d.Title)
	}
	// Output:
	// ASL6001 expression is the zero value
	// ASL6002 value where a pointer to a field is wanted
	// ASL6003 function of the user panicked
}
