package builder_test

import (
	"github.com/aslgen/aslgen/builder"
	// A program imports the packages of github.com/aws/aws-sdk-go-v2/service instead: these stand for them here.
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/internal/standin/service/bedrockruntime"
	bedrock "github.com/aslgen/aslgen/internal/standin/service/bedrockruntime/types"
	"github.com/aslgen/aslgen/internal/standin/service/rds"
)

// The fields of the AWS SDK are Go pointers.
func ExampleBindPtr() {
	w := builder.New[Encounter, Note]("stop-database")
	req := rds.StopDBInstanceInput{}
	stop := builder.Task(w, "Stop", sdktask.Call[rds.StopDBInstanceInput, rds.StopDBInstanceOutput]()).
		Arguments(&req,
			builder.BindPtr(&req.DBInstanceIdentifier, &w.Input().PatientID),
			builder.BindPtr(&req.DBSnapshotIdentifier, builder.Format("before-{}", builder.ExecutionName())))
	w.StartAt(stop).Then(builder.Succeed(w, "Done", &Note{Text: "stopped"}))
	show(w, "Stop")
	// Output:
	// "Stop": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::aws-sdk:rds:stopDBInstance",
	//   "Arguments": {
	//     "DbInstanceIdentifier": "{% $states.context.Execution.Input.patientId %}",
	//     "DbSnapshotIdentifier": "{% \"before-\" & $states.context.Execution.Name %}"
	//   },
	//   "Next": "Done"
	// }
}

// The body of a model is a value of any type.
func ExampleBindJSON() {
	w := builder.New[Encounter, Note]("ask-model")
	req := bedrockruntime.InvokeModelInput{ModelId: new("model"), ContentType: new("application/json")}
	prompt := struct {
		Prompt    string `json:"prompt"`
		MaxTokens int    `json:"max_tokens"`
	}{MaxTokens: 500}
	ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
		Arguments(&req, builder.BindJSON(&req.Body, builder.Object(&prompt,
			builder.Bind(&prompt.Prompt, builder.Format("Summarise the chart of {}.", &w.Input().PatientID)))))
	w.StartAt(ask).Then(builder.Succeed(w, "Done", &Note{}))
	show(w, "Ask")
	// Output:
	// "Ask": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::aws-sdk:bedrockruntime:invokeModel",
	//   "Arguments": {
	//     "ModelId": "model",
	//     "Body": {
	//       "prompt": "{% \"Summarise the chart of \" & $states.context.Execution.Input.patientId & \".\" %}",
	//       "max_tokens": 500
	//     },
	//     "ContentType": "application/json"
	//   },
	//   "Next": "Done"
	// }
}

// A model answers with unions inside a union: the texts of the parts of its message.
func ExampleMemberOf() {
	w := builder.New[Encounter, Note]("converse")
	said := bedrock.ContentBlockMemberText{Value: "Summarise the chart."}
	req := bedrockruntime.ConverseInput{
		ModelId:  new("model"),
		Messages: []bedrock.Message{{Role: "user", Content: []bedrock.ContentBlock{&said}}},
	}
	ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseInput, bedrockruntime.ConverseOutput]()).Arguments(&req)
	message := builder.OrElseExpr(
		builder.MemberOf(&ask.Result().Output, func(m *bedrock.ConverseOutputMemberMessage) *bedrock.Message { return &m.Value }),
		builder.Lit(bedrock.Message{}))
	parts := builder.Field(message, func(m *bedrock.Message) *[]bedrock.ContentBlock { return &m.Content })
	texts := builder.EachExpr(parts, func(b *bedrock.ContentBlock) builder.Expr[string] {
		return builder.OrElseExpr(builder.MemberOf(b, func(m *bedrock.ContentBlockMemberText) *string { return &m.Value }), builder.Lit(""))
	})
	note := Note{}
	w.StartAt(ask.Output(&note, builder.Bind(&note.Text, builder.JoinExpr(texts, "\n"))))
	show(w, "Ask")
	// Output:
	// "Ask": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::aws-sdk:bedrockruntime:converse",
	//   "Arguments": {
	//     "ModelId": "model",
	//     "Messages": [
	//       {
	//         "Content": [
	//           {
	//             "Text": "Summarise the chart."
	//           }
	//         ],
	//         "Role": "user"
	//       }
	//     ]
	//   },
	//   "Output": {
	//     "text": "{% $join([$map(($value2 := ($value := $states.result.Output.Message; $value != null ? $value : {}).Content; $value2 != null ? $value2 : []), function($contentBlock){($value3 := $contentBlock.Text; $value3 != null ? $value3 : \"\")})], \"\\n\") %}",
	//     "images": 0
	//   },
	//   "End": true
	// }
}

// A plain field behind an optional struct may be absent with it.
func ExampleOrZero() {
	w := builder.New[Encounter, Note]("stop-database")
	req := rds.StopDBInstanceInput{DBInstanceIdentifier: new("archive")}
	stop := builder.Task(w, "Stop", sdktask.Call[rds.StopDBInstanceInput, rds.StopDBInstanceOutput]()).Arguments(&req)
	note := Note{}
	w.StartAt(stop.Output(&note, builder.Bind(&note.Text, builder.As[string](builder.OrZero(&stop.Result().DBInstance.EngineMode)))))
	show(w, "Stop")
	// Output:
	// "Stop": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::aws-sdk:rds:stopDBInstance",
	//   "Arguments": {
	//     "DbInstanceIdentifier": "archive"
	//   },
	//   "Output": {
	//     "text": "{% $states.result.DbInstance.EngineMode != null ? $states.result.DbInstance.EngineMode : \"\" %}",
	//     "images": 0
	//   },
	//   "End": true
	// }
}
