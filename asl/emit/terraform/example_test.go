package terraform_test

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/terraform"
)

func ExampleTarget() {
	files, findings := terraform.Target{}.Emit(emit.Machine{
		Name:   "read-study",
		Params: []string{"read_function"},
		Definition: []byte(`{
  "StartAt": "Read",
  "States": {
    "Read": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "${read_function}",
        "Payload": {"note": "costs ${money}"}
      },
      "End": true
    }
  }
}
`),
	})
	for _, f := range files {
		fmt.Println(f.Name)
	}
	fmt.Println(findings)
	// Output:
	// main.tf
	// read-study.asl.json.tftpl
	// outputs.tf
	// variables.tf
	// versions.tf
	// warning ASL7004: Parameters.Payload.note of the state "Read" holds ${money}, which stays as it is: the workflow has no parameter "money" (if a value is meant that is filled in at deployment, write builder.Param("money"))
}

func ExampleTemplate() {
	fmt.Printf("%s", terraform.Template([]byte(`{"queue": "${queue}", "text": "${x} and {%{\"a\":1}%}"}`), []string{"queue"}))
	// Output: {"queue": "${queue}", "text": "$${x} and {%%{\"a\":1}%}"}
}
