package bedrockagentcoretask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	agentcore "github.com/aslgen/aslgen/builder/task/bedrockagentcoretask"
)

type (
	Case struct {
		ID       string `json:"id"`
		Question string `json:"question"`
	}
	Advice struct {
		Text   string `json:"text"`
		Tokens int    `json:"tokens"`
	}
)

// An agent looks into a case. What it says last, and what it has cost, is the output.
func ExampleInvokeHarness() {
	w := builder.New[Case, Advice]("advise")
	in := w.Input()
	req := agentcore.InvokeHarnessInput{
		Messages:      []agentcore.HarnessMessage{{Role: agentcore.User, Content: []agentcore.HarnessContentBlock{{}}}},
		MaxIterations: new(8),
	}
	ask := builder.Task(w, "Ask the agent", agentcore.InvokeHarness())
	said := ask.Result()
	advice := Advice{}
	w.StartAt(ask.
		Arguments(&req,
			builder.Bind(&req.HarnessArn, builder.Param("harness_arn")),
			builder.Bind(&req.RuntimeSessionId, &in.ID),
			builder.Bind(&req.Messages[0].Content[0].Text, &in.Question)).
		Retry(agentcore.Throttled)).
		Then(builder.Succeed(w, "Advised", &advice,
			builder.Bind(&advice.Text, builder.JoinExpr(builder.Pluck(&said.Output.Message.Content,
				func(c *agentcore.OutputContentBlock) *string { return &c.Text }), "")),
			builder.Bind(&advice.Tokens, &said.Usage.TotalTokens)))
	machine, faults := w.Build()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask the agent",
	//   "States": {
	//     "Ask the agent": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::bedrockagentcore:invokeHarness",
	//       "Arguments": {
	//         "HarnessArn": "${harness_arn}",
	//         "RuntimeSessionId": "{% $states.context.Execution.Input.id %}",
	//         "Messages": [
	//           {
	//             "Role": "user",
	//             "Content": [
	//               {
	//                 "Text": "{% $states.context.Execution.Input.question %}"
	//               }
	//             ]
	//           }
	//         ],
	//         "MaxIterations": 8
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "BedrockAgentCore.ThrottlingException"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         }
	//       ],
	//       "Assign": {
	//         "askTheAgent": {
	//           "Output": {
	//             "Message": {
	//               "Content": "{% $states.result.Output.Message.Content %}"
	//             }
	//           },
	//           "Usage": {
	//             "TotalTokens": "{% $states.result.Usage.TotalTokens %}"
	//           }
	//         }
	//       },
	//       "Next": "Advised"
	//     },
	//     "Advised": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "text": "{% $join([$askTheAgent.Output.Message.Content.Text], \"\") %}",
	//         "tokens": "{% $askTheAgent.Usage.TotalTokens %}"
	//       }
	//     }
	//   }
	// }
}
