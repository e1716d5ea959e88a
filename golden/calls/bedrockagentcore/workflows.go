// Package bedrockagentcore runs agents.
package bedrockagentcore

import (
	"github.com/aslgen/aslgen/builder"
	agentcore "github.com/aslgen/aslgen/builder/task/bedrockagentcoretask"
)

// Case is what the agent looks into.
type Case struct {
	ID       string `json:"id"`
	Question string `json:"question"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{invokeHarness()}
}

func invokeHarness() *builder.Workflow[Case, agentcore.InvokeHarnessOutput] {
	w := builder.New[Case, agentcore.InvokeHarnessOutput]("bedrockagentcore-invoke-harness")
	in := w.Input()
	req := agentcore.InvokeHarnessInput{
		HarnessArn:     "arn:aws:bedrock-agentcore:eu-central-1:111122223333:harness/ward-0123456789",
		Messages:       []agentcore.HarnessMessage{{Role: agentcore.User, Content: []agentcore.HarnessContentBlock{{}}}},
		SystemPrompt:   []agentcore.HarnessSystemContentBlock{{Text: "Answer a nurse in one sentence."}},
		MaxIterations:  new(8),
		TimeoutSeconds: new(300),
	}
	w.StartAt(builder.Task(w, "Ask the agent", agentcore.InvokeHarness()).
		Arguments(&req,
			builder.Bind(&req.RuntimeSessionId, &in.ID),
			builder.Bind(&req.Messages[0].Content[0].Text, &in.Question)).
		Retry(agentcore.Throttled))
	return w
}
