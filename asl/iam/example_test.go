package iam_test

import (
	"fmt"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
)

const triage = `{
  "QueryLanguage": "JSONata",
  "StartAt": "Triage",
  "States": {
    "Triage": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Arguments": {"FunctionName": "{% 'triage-' & $states.input.ward %}"},
      "Next": "Keep"
    },
    "Keep": {
      "Type": "Task",
      "Resource": "arn:aws:states:::dynamodb:putItem",
      "Arguments": {"TableName": "${table}", "Item": {}},
      "End": true
    }
  }
}`

// The policy of a machine whose function is chosen at run time. What the definition does not tell stays a placeholder.
func ExampleDerive() {
	machine, _ := asl.Parse("triage.asl.json", []byte(triage))
	policy := iam.Derive(machine, iam.Options{})
	fmt.Printf("%s", policy.Document(iam.Values{Region: "eu-central-1", Account: "111122223333"}))
	for _, u := range policy.Unknown {
		fmt.Println("not known:", u.Field, "of", u.State)
	}
	// Output:
	// {
	//   "Version": "2012-10-17",
	//   "Statement": [
	//     {
	//       "Sid": "DynamodbPutItem",
	//       "Effect": "Allow",
	//       "Action": [
	//         "dynamodb:PutItem"
	//       ],
	//       "Resource": [
	//         "arn:${Partition}:dynamodb:eu-central-1:111122223333:table/${table}"
	//       ]
	//     },
	//     {
	//       "Sid": "LambdaInvokeFunction",
	//       "Effect": "Allow",
	//       "Action": [
	//         "lambda:InvokeFunction"
	//       ],
	//       "Resource": [
	//         "arn:${Partition}:lambda:eu-central-1:111122223333:function:triage-*"
	//       ]
	//     }
	//   ]
	// }
	// not known: FunctionName of Triage
}

// The same policy for people.
func ExamplePolicy_Report() {
	machine, _ := asl.Parse("triage.asl.json", []byte(triage))
	policy := iam.Derive(machine, iam.Options{})
	policy.Unknown = nil
	fmt.Print(policy.Report(iam.Values{Partition: "aws", Region: "eu-central-1", Account: "111122223333", Params: map[string]string{"table": "wards"}}))
	// Output:
	// dynamodb:PutItem
	//     on arn:aws:dynamodb:eu-central-1:111122223333:table/wards
	//     why Keep: calls dynamodb:putItem
	//
	// lambda:InvokeFunction
	//     on arn:aws:lambda:eu-central-1:111122223333:function:triage-*
	//     why Triage: calls lambda:invoke (FunctionName is known only at run time)
	//     wider than one execution needs: it is chosen at run time
}

// A resource is a text with holes; the values fill them in.
func ExampleResource_Text() {
	machine, _ := asl.Parse("triage.asl.json", []byte(triage))
	table := iam.Derive(machine, iam.Options{}).Statements[0].Resources[0]
	fmt.Println(table)
	fmt.Println(table.Text(iam.Values{Params: map[string]string{"table": "arn:aws:dynamodb:eu-west-1:222233334444:table/wards"}}))
	// Output:
	// arn:${Partition}:dynamodb:${Region}:${Account}:table/${table}
	// arn:aws:dynamodb:eu-west-1:222233334444:table/wards
}
