package bedrocktask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

const (
	model = "anthropic.claude-3-haiku-20240307-v1:0"
	in    = "s3://notes/in/1.json"
	out   = "s3://notes/out/1.json"
)

// asking makes a prompt that hands the token on.
func asking() builder.Expr[Prompt] {
	p := Prompt{MaxTokens: 5, Messages: []Message{{Role: "user"}}}
	return builder.Object(&p, builder.Bind(&p.Messages[0].Content, builder.TaskToken()))
}

func TestTable(t *testing.T) {
	options := []bedrocktask.Option{
		bedrocktask.ContentType("application/json"), bedrocktask.Accept("application/json"), bedrocktask.Guardrail("gr-1", "DRAFT"),
		bedrocktask.Trace(bedrocktask.TraceEnabled),
	}
	require.Empty(t, tabletest.Faults("bedrock:invokeModel", nil,
		tabletest.Workflow(bedrocktask.InvokeModel[Prompt, Completion](model, options...), Prompt{}),
		tabletest.Workflow(bedrocktask.InvokeModel[Prompt, bedrocktask.InvokeModelOutput[Completion]](builder.Param("model")), Prompt{}),
		tabletest.Workflow(bedrocktask.InvokeModelToS3[Prompt](model, out), Prompt{}),
		tabletest.Workflow(bedrocktask.InvokeModelFromS3[Completion](model, in)),
		tabletest.Workflow(bedrocktask.InvokeModelFromS3ToS3(model, builder.Param("in"), out)),
		tabletest.Waiting(bedrocktask.WithToken[Prompt, Answer](model), asking()),
	))
	require.Empty(t, tabletest.ValueFaults("bedrock:invokeModel", "Trace", bedrocktask.TraceMode("").Values()...))
}

func TestCustomizationTable(t *testing.T) {
	least := customization()
	whole := least
	whole.CustomizationType, whole.ClientRequestToken, whole.CustomModelKmsKeyId = new(bedrocktask.FineTuning), new("token"), new("key")
	whole.JobTags, whole.CustomModelTags = []bedrocktask.Tag{{Key: "ward"}}, []bedrocktask.Tag{{Key: "ward"}}
	whole.ValidationDataConfig = &bedrocktask.ValidationDataConfig{Validators: []bedrocktask.Validator{{S3Uri: in}}}
	whole.HyperParameters = map[string]string{"epochCount": "2"}
	whole.VpcConfig = &bedrocktask.VpcConfig{SubnetIds: []string{"subnet-1"}, SecurityGroupIds: []string{"sg-1"}}
	whole.CustomizationConfig = &bedrocktask.CustomizationConfig{}
	require.Empty(t, tabletest.Faults("bedrock:createModelCustomizationJob", nil,
		tabletest.Workflow(bedrocktask.CreateModelCustomizationJob(), least),
		tabletest.Workflow(bedrocktask.CreateModelCustomizationJobSync(), whole)))
	require.Empty(t, tabletest.ValueFaults("bedrock:createModelCustomizationJob", "CustomizationType", bedrocktask.CustomizationType("").Values()...))
}

func customization() bedrocktask.CreateModelCustomizationJobInput {
	return bedrocktask.CreateModelCustomizationJobInput{
		JobName: "j", CustomModelName: "m", RoleArn: "arn:aws:iam::111122223333:role/r", BaseModelIdentifier: model,
		TrainingDataConfig: bedrocktask.TrainingDataConfig{S3Uri: new(in)},
		OutputDataConfig:   bedrocktask.OutputDataConfig{S3Uri: "s3://notes/measures"},
	}
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		bedrocktask.ErrAccessDenied, bedrocktask.ErrBedrock, bedrocktask.ErrConflict, bedrocktask.ErrInternalServer, bedrocktask.ErrModelError,
		bedrocktask.ErrModelNotReady, bedrocktask.ErrModelTimeout, bedrocktask.ErrResourceNotFound, bedrocktask.ErrSdkClient,
		bedrocktask.ErrServiceQuotaExceeded, bedrocktask.ErrServiceUnavailable, bedrocktask.ErrThrottling, bedrocktask.ErrTooManyTags,
		bedrocktask.ErrValidation,
	}, "bedrock:invokeModel", "bedrock:createModelCustomizationJob"))
}

// TestResult tells what of the answer the result is.
func TestResult(t *testing.T) {
	const body = "{% $states.result.Body %}"
	for name, c := range map[string]struct {
		w    builder.Definition
		want string
	}{
		"response": {tabletest.Workflow(bedrocktask.InvokeModel[Prompt, Completion](model), Prompt{}), body},
		"whole":    {tabletest.Workflow(bedrocktask.InvokeModel[Prompt, bedrocktask.InvokeModelOutput[Completion]](model), Prompt{}), ""},
		"to S3":    {tabletest.Workflow(bedrocktask.InvokeModelToS3[Prompt](model, out), Prompt{}), body},
		"from S3":  {tabletest.Workflow(bedrocktask.InvokeModelFromS3[bedrocktask.InvokeModelOutput[Completion]](model, in)), ""},
		"token":    {tabletest.Waiting(bedrocktask.WithToken[Prompt, Answer](model), asking()), ""},
	} {
		t.Run(name, func(t *testing.T) {
			machine, faults := c.w.Build()
			require.Empty(t, faults.String())
			require.Equal(t, c.want, machine.States[0].State.(*asl.Task).Output.Str())
		})
	}
}

func TestModels(t *testing.T) {
	for id, good := range map[string]bool{
		model:                       true,
		"eu." + model:               true,
		"amazon.titan-text-lite-v1": true,
		"arn:aws:bedrock:eu-central-1::foundation-model/" + model:                       true,
		"arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu." + model:       true,
		"arn:aws:bedrock:eu-central-1:111122223333:provisioned-model/abc":               true,
		"arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:custom-model-deployment/abc": true,
		"arn:aws:sagemaker:eu-central-1:111122223333:endpoint/e":                        true,
		"":         false,
		"my model": false,
		"arn:aws:lambda:eu-central-1:111122223333:function:f": false,
		"arn:aws:bedrock": false,
	} {
		require.Equal(t, good, len(tabletest.Refused(bedrocktask.InvokeModelFromS3[Completion](id, in))) == 0, id)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		refused []string
		want    []string
	}{
		"no object":   {tabletest.Refused(bedrocktask.InvokeModelFromS3[Completion](model, "s3://notes")), []string{`Input "s3://notes" names no object of S3 (write s3://bucket/key)`}},
		"no URI":      {tabletest.Refused(bedrocktask.InvokeModelToS3[Prompt](model, "notes/1.json")), []string{`Output "notes/1.json" names no object of S3 (write s3://bucket/key)`}},
		"two of them": {tabletest.Refused(bedrocktask.InvokeModelFromS3ToS3(model, "", "")), []string{`Input "" names no object of S3 (write s3://bucket/key)`, `Output "" names no object of S3 (write s3://bucket/key)`}},
		"version":     {tabletest.Refused(bedrocktask.InvokeModel[Prompt, Completion](model, bedrocktask.Guardrail("gr", "newest"))), []string{`"newest" is no version of a guardrail (write a number or DRAFT)`}},
		"twice": {tabletest.Refused(bedrocktask.WithToken[Prompt, Answer](model, nil, bedrocktask.Accept("a/b"), bedrocktask.Accept("a/b"))),
			[]string{`argument "Accept" of the call is given twice (take one of them out)`}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.refused) })
	}
}
