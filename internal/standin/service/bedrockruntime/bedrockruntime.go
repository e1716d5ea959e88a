//lint:file-ignore U1000 what nobody reads belongs to the form of the types

// Package bedrockruntime stands for the package of that name of the AWS SDK for Go in the tests of the library.
package bedrockruntime

import "github.com/aslgen/aslgen/internal/standin/service/bedrockruntime/types"

type noSmithyDocumentSerde struct{}

// InvokeModelInput is the request of InvokeModel.
type InvokeModelInput struct {
	ModelId     *string
	Body        []byte
	ContentType *string
	noSmithyDocumentSerde
}

// InvokeModelOutput is its response.
type InvokeModelOutput struct {
	Body        []byte
	ContentType *string
	noSmithyDocumentSerde
}

// ConverseInput is the request of Converse.
type ConverseInput struct {
	ModelId                      *string
	AdditionalModelRequestFields types.Document
	InferenceConfig              *types.InferenceConfiguration
	Messages                     []types.Message
	RequestMetadata              map[string]string
	noSmithyDocumentSerde
}

// ConverseOutput is its response.
type ConverseOutput struct {
	Output     types.ConverseOutput
	StopReason types.StopReason
	noSmithyDocumentSerde
}

// ConverseStreamInput is the request of ConverseStream.
type ConverseStreamInput struct {
	ModelId *string
	noSmithyDocumentSerde
}

// ConverseStreamOutput is its response.
type ConverseStreamOutput struct {
	stream *int
	noSmithyDocumentSerde
}

// GetStream returns the events.
func (o *ConverseStreamOutput) GetStream() *int { return o.stream }
