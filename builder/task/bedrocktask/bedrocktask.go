// Package bedrocktask calls models of Amazon Bedrock from a workflow, and customizes models.
//
// The request and the response of a model are the user's own types: each family of models has its own JSON. What does not fit into the
// 256 KiB of a state is read from S3 and written to S3. The result of a call is the response of the model; where Response is
// [InvokeModelOutput], it is the whole answer of Bedrock.
//
// A model is named by its id, by the id or ARN of an inference profile, or by the ARN of a provisioned, custom or imported model, of a
// deployment, of a prompt or of an endpoint of the marketplace.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
package bedrocktask

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// InvokeModel asks a model. Body is what the model takes, Response what it gives. modelID is a literal, a [builder.Param], a pointer to a
// field or an expression.
func InvokeModel[Body, Response any, M builder.Text](modelID M, options ...Option) builder.Call[Body, Response] {
	s := spec(modelArgument(modelID), builder.RequestResponse, options)
	s.RequestField = "Body"
	setResult[Response](&s)
	return builder.NewCall[Body, Response](s)
}

// InvokeModelToS3 asks a model, and writes its response to S3: to the object that s3URI names, s3://bucket/key.
func InvokeModelToS3[Body any, M, S builder.Text](modelID M, s3URI S, options ...Option) builder.Call[Body, S3Object] {
	s := spec(modelArgument(modelID), builder.RequestResponse, options)
	s.Arguments = append(s.Arguments, object("Output", builder.TextArgument("S3Uri", s3URI)))
	s.RequestField, s.ResultField = "Body", "Body"
	return builder.NewCall[Body, S3Object](s)
}

// InvokeModelFromS3 asks a model what an object of S3 holds: that which s3URI names, s3://bucket/key. The call takes no request.
func InvokeModelFromS3[Response any, M, S builder.Text](modelID M, s3URI S, options ...Option) builder.Call[struct{}, Response] {
	s := spec(modelArgument(modelID), builder.RequestResponse, options)
	s.Arguments = append(s.Arguments, object("Input", builder.TextArgument("S3Uri", s3URI)))
	setResult[Response](&s)
	return builder.NewCall[struct{}, Response](s)
}

// InvokeModelFromS3ToS3 asks a model what an object of S3 holds, and writes its response to S3. The call takes no request.
func InvokeModelFromS3ToS3[M, I, O builder.Text](modelID M, inputURI I, outputURI O, options ...Option) builder.Call[struct{}, S3Object] {
	s := spec(modelArgument(modelID), builder.RequestResponse, options)
	s.Arguments = append(s.Arguments, object("Input", builder.TextArgument("S3Uri", inputURI)), object("Output", builder.TextArgument("S3Uri", outputURI)))
	s.ResultField = "Body"
	return builder.NewCall[struct{}, S3Object](s)
}

// WithToken asks a model and waits until somebody sends success or failure with the task token. The body must hand the token on: bind one
// of its fields to [builder.TaskToken]. What the model says is dropped; Answer is what SendTaskSuccess brings. Give the state a Timeout.
func WithToken[Body, Answer any, M builder.Text](modelID M, options ...Option) builder.Call[Body, Answer] {
	s := spec(modelArgument(modelID), builder.WaitForTaskToken, options)
	s.RequestField = "Body"
	return builder.NewCall[Body, Answer](s)
}

// InvokeModelOutput is the whole answer of Bedrock.
type InvokeModelOutput[Response any] struct {
	// Body is the response of the model.
	Body Response `json:"Body"`
	// ContentType is its media type.
	ContentType string `json:"ContentType"`
}

func (InvokeModelOutput[Response]) whole() {}

// S3Object is where a response was written.
type S3Object struct {
	// S3Uri names the object: s3://bucket/key.
	S3Uri string `json:"S3Uri"`
}

// setResult makes the response of the model the result, unless the whole answer is asked for.
func setResult[Response any](s *builder.CallSpec) {
	if _, ok := any(*new(Response)).(interface{ whole() }); !ok {
		s.ResultField = "Body"
	}
}

func spec(model builder.Argument, pattern builder.Pattern, list []Option) builder.CallSpec {
	return builder.CallSpec{
		Service: "bedrock", Action: "invokeModel", Pattern: pattern,
		Arguments: append([]builder.Argument{model}, options.All(list)...),
	}
}
