package calls

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/calls/activity"
	"github.com/aslgen/aslgen/golden/calls/apigateway"
	"github.com/aslgen/aslgen/golden/calls/athena"
	"github.com/aslgen/aslgen/golden/calls/awssdk"
	"github.com/aslgen/aslgen/golden/calls/batch"
	"github.com/aslgen/aslgen/golden/calls/bedrock"
	"github.com/aslgen/aslgen/golden/calls/bedrockagentcore"
	"github.com/aslgen/aslgen/golden/calls/codebuild"
	"github.com/aslgen/aslgen/golden/calls/databrew"
	"github.com/aslgen/aslgen/golden/calls/dynamodb"
	"github.com/aslgen/aslgen/golden/calls/ecs"
	"github.com/aslgen/aslgen/golden/calls/eks"
	"github.com/aslgen/aslgen/golden/calls/elasticmapreduce"
	"github.com/aslgen/aslgen/golden/calls/emrcontainers"
	"github.com/aslgen/aslgen/golden/calls/emrserverless"
	"github.com/aslgen/aslgen/golden/calls/events"
	"github.com/aslgen/aslgen/golden/calls/glue"
	"github.com/aslgen/aslgen/golden/calls/http"
	"github.com/aslgen/aslgen/golden/calls/lambda"
	"github.com/aslgen/aslgen/golden/calls/mediaconvert"
	"github.com/aslgen/aslgen/golden/calls/sagemaker"
	"github.com/aslgen/aslgen/golden/calls/sns"
	"github.com/aslgen/aslgen/golden/calls/sqs"
	"github.com/aslgen/aslgen/golden/calls/states"
)

// Service is a folder, and the workflows in it.
type Service struct {
	// Folder is the name of the folder.
	Folder string
	// Workflows makes its workflows anew.
	Workflows func() []builder.Definition
}

// Services are the folders, sorted.
func Services() []Service {
	return []Service{
		{"activity", activity.Workflows},
		{"apigateway", apigateway.Workflows},
		{"athena", athena.Workflows},
		{"awssdk", awssdk.Workflows},
		{"batch", batch.Workflows},
		{"bedrock", bedrock.Workflows},
		{"bedrockagentcore", bedrockagentcore.Workflows},
		{"codebuild", codebuild.Workflows},
		{"databrew", databrew.Workflows},
		{"dynamodb", dynamodb.Workflows},
		{"ecs", ecs.Workflows},
		{"eks", eks.Workflows},
		{"elasticmapreduce", elasticmapreduce.Workflows},
		{"emrcontainers", emrcontainers.Workflows},
		{"emrserverless", emrserverless.Workflows},
		{"events", events.Workflows},
		{"glue", glue.Workflows},
		{"http", http.Workflows},
		{"lambda", lambda.Workflows},
		{"mediaconvert", mediaconvert.Workflows},
		{"sagemaker", sagemaker.Workflows},
		{"sns", sns.Workflows},
		{"sqs", sqs.Workflows},
		{"states", states.Workflows},
	}
}
