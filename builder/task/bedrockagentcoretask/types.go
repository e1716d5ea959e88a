package bedrockagentcoretask

// Role is who says something.
type Role string

// The roles.
const (
	User      Role = "user"
	Assistant Role = "assistant"
)

// Values lists the values of Role.
func (Role) Values() []Role { return []Role{User, Assistant} }

// HarnessMessage is a message of a conversation.
type HarnessMessage struct {
	// Role is who says it.
	Role Role `json:"Role"`
	// Content are its parts.
	Content []HarnessContentBlock `json:"Content"`
}

// HarnessContentBlock is a part of a message: one field of it is set.
type HarnessContentBlock struct {
	// Text is text.
	Text string `json:"Text,omitempty"`
	// ToolUse is the use of a tool, in a message of the assistant.
	ToolUse *HarnessToolUseBlock `json:"ToolUse,omitempty"`
	// ToolResult is what a tool has said, in a message of the user.
	ToolResult *HarnessToolResultBlock `json:"ToolResult,omitempty"`
}

// HarnessToolUseBlock is the use of a tool.
type HarnessToolUseBlock struct {
	// Name is the name of the tool.
	Name string `json:"Name"`
	// ToolUseId identifies the use.
	ToolUseId string `json:"ToolUseId"`
	// Input is what the tool gets.
	Input any `json:"Input"`
	// Type is tool_use, server_tool_use or mcp_tool_use.
	Type *string `json:"Type,omitempty"`
	// ServerName is the server that has the tool.
	ServerName *string `json:"ServerName,omitempty"`
}

// HarnessToolResultBlock is what a tool has said.
type HarnessToolResultBlock struct {
	// ToolUseId identifies the use.
	ToolUseId string `json:"ToolUseId"`
	// Content are its parts.
	Content []HarnessToolResultContentBlock `json:"Content"`
	// Status is success or error.
	Status *string `json:"Status,omitempty"`
	// Type is tool_use, server_tool_use or mcp_tool_use.
	Type *string `json:"Type,omitempty"`
}

// HarnessToolResultContentBlock is a part of what a tool has said: one field of it is set.
type HarnessToolResultContentBlock struct {
	// Text is text.
	Text string `json:"Text,omitempty"`
	// Json is any value.
	Json any `json:"Json,omitempty"`
}

// HarnessModelConfiguration is a model: one field of it is set.
type HarnessModelConfiguration struct {
	// BedrockModelConfig is a model of Bedrock.
	BedrockModelConfig *HarnessBedrockModelConfig `json:"BedrockModelConfig,omitempty"`
	// OpenAiModelConfig is a model of OpenAI.
	OpenAiModelConfig *HarnessOpenAiModelConfig `json:"OpenAiModelConfig,omitempty"`
	// GeminiModelConfig is a model of Google.
	GeminiModelConfig *HarnessGeminiModelConfig `json:"GeminiModelConfig,omitempty"`
}

// HarnessBedrockModelConfig is a model of Bedrock.
type HarnessBedrockModelConfig struct {
	// ModelId names it.
	ModelId string `json:"ModelId"`
	// MaxTokens bounds what it writes.
	MaxTokens *int `json:"MaxTokens,omitempty"`
	// Temperature is how freely it chooses words, 0 to 2.
	Temperature *float64 `json:"Temperature,omitempty"`
	// TopP bounds the words it chooses among, 0 to 1.
	TopP *float64 `json:"TopP,omitempty"`
}

// HarnessOpenAiModelConfig is a model of OpenAI.
type HarnessOpenAiModelConfig struct {
	// ModelId names it.
	ModelId string `json:"ModelId"`
	// ApiKeyArn is the ARN of the key to it.
	ApiKeyArn string `json:"ApiKeyArn"`
	// MaxTokens bounds what it writes.
	MaxTokens *int `json:"MaxTokens,omitempty"`
	// Temperature is how freely it chooses words, 0 to 2.
	Temperature *float64 `json:"Temperature,omitempty"`
	// TopP bounds the words it chooses among, 0 to 1.
	TopP *float64 `json:"TopP,omitempty"`
}

// HarnessGeminiModelConfig is a model of Google.
type HarnessGeminiModelConfig struct {
	// ModelId names it.
	ModelId string `json:"ModelId"`
	// ApiKeyArn is the ARN of the key to it.
	ApiKeyArn string `json:"ApiKeyArn"`
	// MaxTokens bounds what it writes.
	MaxTokens *int `json:"MaxTokens,omitempty"`
	// Temperature is how freely it chooses words, 0 to 2.
	Temperature *float64 `json:"Temperature,omitempty"`
	// TopP bounds the words it chooses among, 0 to 1.
	TopP *float64 `json:"TopP,omitempty"`
	// TopK is how many words it chooses among, 0 to 500.
	TopK *int `json:"TopK,omitempty"`
}

// HarnessSystemContentBlock is a part of what an agent is told to be.
type HarnessSystemContentBlock struct {
	// Text is text.
	Text string `json:"Text"`
}

// HarnessSkill is something that an agent can read up.
type HarnessSkill struct {
	// Path is where it is.
	Path string `json:"Path"`
}

// ToolType is a kind of tool.
type ToolType string

// The kinds of tools.
const (
	RemoteMcp                ToolType = "remote_mcp"
	AgentCoreBrowser         ToolType = "agentcore_browser"
	AgentCoreGateway         ToolType = "agentcore_gateway"
	InlineFunction           ToolType = "inline_function"
	AgentCoreCodeInterpreter ToolType = "agentcore_code_interpreter"
)

// Values lists the values of ToolType.
func (ToolType) Values() []ToolType {
	return []ToolType{RemoteMcp, AgentCoreBrowser, AgentCoreGateway, InlineFunction, AgentCoreCodeInterpreter}
}
