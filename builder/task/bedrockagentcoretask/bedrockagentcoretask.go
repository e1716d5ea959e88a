// Package bedrockagentcoretask runs agents of Amazon Bedrock AgentCore from a workflow: a harness, which is a model that thinks and uses tools
// until it has an answer. The state gets the text of the last message; a call ends after 15 minutes, whatever its timeouts say.
//
// Members of the request replace what the harness is configured with, for this call.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html
package bedrockagentcoretask

import "github.com/aslgen/aslgen/builder"

// InvokeHarness runs an agent.
func InvokeHarness() builder.Call[InvokeHarnessInput, InvokeHarnessOutput] {
	return builder.NewCall[InvokeHarnessInput, InvokeHarnessOutput](builder.CallSpec{Service: "bedrockagentcore", Action: "invokeHarness"})
}

// InvokeHarnessInput is the request of InvokeHarness.
type InvokeHarnessInput struct {
	// HarnessArn is the ARN of the harness.
	HarnessArn string `json:"HarnessArn"`
	// RuntimeSessionId names the conversation, 1 to 100 letters, digits, - and _. Calls with the same id go on with it.
	RuntimeSessionId string `json:"RuntimeSessionId"`
	// Messages are what is said to the agent.
	Messages []HarnessMessage `json:"Messages"`
	// Model is the model that thinks.
	Model *HarnessModelConfiguration `json:"Model,omitempty"`
	// SystemPrompt tells the agent what it is.
	SystemPrompt []HarnessSystemContentBlock `json:"SystemPrompt,omitempty"`
	// Tools are what the agent can use.
	Tools []HarnessTool `json:"Tools,omitempty"`
	// Skills are what the agent can read up.
	Skills []HarnessSkill `json:"Skills,omitempty"`
	// AllowedTools are the names of the tools that the agent may use: name, @server/name or *.
	AllowedTools []string `json:"AllowedTools,omitempty"`
	// MaxIterations bounds how often the agent thinks.
	MaxIterations *int `json:"MaxIterations,omitempty"`
	// MaxTokens bounds what the model writes each time.
	MaxTokens *int `json:"MaxTokens,omitempty"`
	// TimeoutSeconds bounds the run, in seconds. The task ends after 900 at the latest, and the agent runs on until its own timeout.
	TimeoutSeconds *int `json:"TimeoutSeconds,omitempty"`
	// ActorId names the one whose memories the agent uses.
	ActorId *string `json:"ActorId,omitempty"`
}

// InvokeHarnessOutput is the answer of InvokeHarness.
type InvokeHarnessOutput struct {
	// Output holds what the agent says last.
	Output HarnessOutput `json:"Output"`
	// StopReason says why it stopped: end_turn, max_tokens, max_iterations_exceeded, timeout_exceeded and others.
	StopReason string `json:"StopReason"`
	// Usage is what the whole conversation of this call has cost.
	Usage TokenUsage `json:"Usage"`
}

// HarnessOutput holds what an agent says.
type HarnessOutput struct {
	// Message is its last message.
	Message OutputMessage `json:"Message"`
}

// OutputMessage is a message of an agent: text alone, without its thoughts and its use of tools.
type OutputMessage struct {
	// Role is assistant.
	Role Role `json:"Role"`
	// Content are the parts of the text.
	Content []OutputContentBlock `json:"Content"`
}

// OutputContentBlock is a part of a text.
type OutputContentBlock struct {
	// Text is the text.
	Text string `json:"Text"`
}

// TokenUsage counts tokens.
type TokenUsage struct {
	// InputTokens are those that the model has read.
	InputTokens int `json:"InputTokens"`
	// OutputTokens are those that it has written.
	OutputTokens int `json:"OutputTokens"`
	// TotalTokens are both.
	TotalTokens int `json:"TotalTokens"`
}
