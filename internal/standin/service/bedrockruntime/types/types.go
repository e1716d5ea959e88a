//lint:file-ignore U1000 what nobody reads belongs to the form of the types

// Package types stands for the package of that name of the AWS SDK for Go in the tests of the library.
package types

import "encoding/json"

type noSmithyDocumentSerde struct{}

// Document is any JSON.
type Document interface {
	MarshalSmithyDocument() ([]byte, error)
	isDocument()
}

// NewDocument makes a document of a Go value.
func NewDocument(v any) Document { return &lazy{v} }

type lazy struct{ value any }

// MarshalSmithyDocument writes the value.
func (l *lazy) MarshalSmithyDocument() ([]byte, error) { return json.Marshal(l.value) }
func (*lazy) isDocument()                              {}

// StopReason says why a model stopped.
type StopReason string

// InferenceConfiguration steers a model.
type InferenceConfiguration struct {
	MaxTokens     *int32
	StopSequences []string
	Temperature   *float32
	noSmithyDocumentSerde
}

// ConversationRole is who speaks.
type ConversationRole string

// Message is what somebody says.
type Message struct {
	Content []ContentBlock
	Role    ConversationRole
	noSmithyDocumentSerde
}

// ContentBlock is a union.
type ContentBlock interface{ isContentBlock() }

// ContentBlockMemberText is its member Text.
type ContentBlockMemberText struct {
	Value string
	noSmithyDocumentSerde
}

func (*ContentBlockMemberText) isContentBlock() {}

// ConverseOutput is a union.
type ConverseOutput interface{ isConverseOutput() }

// ConverseOutputMemberMessage is its member Message.
type ConverseOutputMemberMessage struct {
	Value Message
	noSmithyDocumentSerde
}

func (*ConverseOutputMemberMessage) isConverseOutput() {}
