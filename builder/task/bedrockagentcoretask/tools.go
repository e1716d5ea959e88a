package bedrockagentcoretask

// HarnessTool is something that an agent can use.
type HarnessTool struct {
	// Type is the kind of tool.
	Type ToolType `json:"Type"`
	// Name names it.
	Name *string `json:"Name,omitempty"`
	// Config is what it needs: the field for its kind.
	Config *HarnessToolConfiguration `json:"Config,omitempty"`
}

// HarnessToolConfiguration is what a tool needs: one field of it is set.
type HarnessToolConfiguration struct {
	// RemoteMcp is for remote_mcp.
	RemoteMcp *HarnessRemoteMcpConfig `json:"RemoteMcp,omitempty"`
	// AgentCoreBrowser is for agentcore_browser.
	AgentCoreBrowser *HarnessAgentCoreBrowserConfig `json:"AgentCoreBrowser,omitempty"`
	// AgentCoreGateway is for agentcore_gateway.
	AgentCoreGateway *HarnessAgentCoreGatewayConfig `json:"AgentCoreGateway,omitempty"`
	// InlineFunction is for inline_function.
	InlineFunction *HarnessInlineFunctionConfig `json:"InlineFunction,omitempty"`
	// AgentCoreCodeInterpreter is for agentcore_code_interpreter.
	AgentCoreCodeInterpreter *HarnessAgentCoreCodeInterpreterConfig `json:"AgentCoreCodeInterpreter,omitempty"`
}

// HarnessRemoteMcpConfig is a server of tools.
type HarnessRemoteMcpConfig struct {
	// Url is its address.
	Url string `json:"Url"`
	// Headers are sent to it.
	Headers map[string]string `json:"Headers,omitempty"`
}

// HarnessAgentCoreBrowserConfig is a browser.
type HarnessAgentCoreBrowserConfig struct {
	// BrowserArn is its ARN. Absent: the browser of AgentCore.
	BrowserArn *string `json:"BrowserArn,omitempty"`
}

// HarnessAgentCoreGatewayConfig is a gateway to tools.
type HarnessAgentCoreGatewayConfig struct {
	// GatewayArn is its ARN.
	GatewayArn string `json:"GatewayArn"`
	// OutboundAuth says as whom the agent comes to it.
	OutboundAuth *HarnessGatewayOutboundAuth `json:"OutboundAuth,omitempty"`
}

// HarnessGatewayOutboundAuth says as whom an agent comes to a gateway: one field of it is set.
type HarnessGatewayOutboundAuth struct {
	// AwsIam is as the role of the harness.
	AwsIam *struct{} `json:"AwsIam,omitempty"`
	// None is as nobody.
	None *struct{} `json:"None,omitempty"`
	// Oauth is by OAuth.
	Oauth *OAuthCredentialProvider `json:"Oauth,omitempty"`
}

// OAuthCredentialProvider gives tokens of OAuth.
type OAuthCredentialProvider struct {
	// ProviderArn is its ARN.
	ProviderArn string `json:"ProviderArn"`
	// Scopes are what the token is for, 100 at most.
	Scopes []string `json:"Scopes"`
	// CustomParameters are sent to the provider, 10 at most.
	CustomParameters map[string]string `json:"CustomParameters,omitempty"`
	// GrantType is CLIENT_CREDENTIALS, AUTHORIZATION_CODE or TOKEN_EXCHANGE.
	GrantType *string `json:"GrantType,omitempty"`
	// DefaultReturnUrl is where the user comes back to.
	DefaultReturnUrl *string `json:"DefaultReturnUrl,omitempty"`
}

// HarnessInlineFunctionConfig is a tool that the caller runs itself.
type HarnessInlineFunctionConfig struct {
	// Description says what it does.
	Description string `json:"Description"`
	// InputSchema is the JSON Schema of what it takes.
	InputSchema any `json:"InputSchema"`
}

// HarnessAgentCoreCodeInterpreterConfig is an interpreter of code.
type HarnessAgentCoreCodeInterpreterConfig struct {
	// CodeInterpreterArn is its ARN. Absent: that of AgentCore.
	CodeInterpreterArn *string `json:"CodeInterpreterArn,omitempty"`
}
