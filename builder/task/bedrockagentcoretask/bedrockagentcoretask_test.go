package bedrockagentcoretask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	agentcore "github.com/aslgen/aslgen/builder/task/bedrockagentcoretask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

func TestTable(t *testing.T) {
	least := agentcore.InvokeHarnessInput{
		HarnessArn: "arn:aws:bedrock-agentcore:eu-central-1:111122223333:harness/ward-0123456789", RuntimeSessionId: "s",
		Messages: []agentcore.HarnessMessage{{Role: agentcore.User, Content: []agentcore.HarnessContentBlock{{Text: "Hello"}}}},
	}
	whole := least
	whole.Model = &agentcore.HarnessModelConfiguration{BedrockModelConfig: &agentcore.HarnessBedrockModelConfig{ModelId: "m"}}
	whole.SystemPrompt = []agentcore.HarnessSystemContentBlock{{Text: "You are a nurse"}}
	whole.Tools = []agentcore.HarnessTool{{Type: agentcore.AgentCoreBrowser}}
	whole.Skills = []agentcore.HarnessSkill{{Path: "triage"}}
	whole.AllowedTools = []string{"*"}
	whole.MaxIterations, whole.MaxTokens, whole.TimeoutSeconds, whole.ActorId = new(3), new(500), new(60), new("ward-3")
	require.Empty(t, tabletest.Faults("bedrockagentcore:invokeHarness", nil,
		tabletest.Workflow(agentcore.InvokeHarness(), least), tabletest.Workflow(agentcore.InvokeHarness(), whole)))
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		agentcore.ErrAccessDenied, agentcore.ErrInternalServer, agentcore.ErrResourceNotFound, agentcore.ErrSdkClient, agentcore.ErrThrottling,
		agentcore.ErrValidation,
	}, "bedrockagentcore:invokeHarness"))
}

func TestValues(t *testing.T) {
	require.Equal(t, []agentcore.Role{"user", "assistant"}, agentcore.User.Values())
	require.Len(t, agentcore.RemoteMcp.Values(), 5)
}
