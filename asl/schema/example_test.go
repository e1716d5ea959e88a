package schema_test

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
)

func ExampleValidate() {
	doc, _ := jsontree.Parse("order.asl.json", []byte(`{
  "QueryLanguage": "JSONata",
  "StartAt": "Pay",
  "States": {
    "Pay": {"Type": "Pass", "ResultPath": "$.paid", "Nxt": "Done"},
    "Done": {"Type": "Succeed"}
  }
}`))
	for _, d := range schema.Validate(doc) {
		fmt.Println(d)
	}
	// Output:
	// order.asl.json:5:29: error ASL1004: field "ResultPath" may not stand in a JSONata Pass state (it belongs to JSONPath; use Output, or Assign to keep the result in a variable)
	// order.asl.json:5:53: error ASL1003: field "Nxt" is unknown in a JSONata Pass state (did you mean "Next"?)
}
