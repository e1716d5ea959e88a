package bedrocktask

import "github.com/aslgen/aslgen/builder"

// CreateModelCustomizationJob starts a job that customizes a model, and goes on at once.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelCustomizationJob.html
func CreateModelCustomizationJob() builder.Call[CreateModelCustomizationJobInput, CreateModelCustomizationJobOutput] {
	return builder.NewCall[CreateModelCustomizationJobInput, CreateModelCustomizationJobOutput](customization(builder.RequestResponse))
}

// CreateModelCustomizationJobSync starts a job that customizes a model, and goes on when it has ended. The state fails with
// States.TaskFailed when the job fails or is stopped.
func CreateModelCustomizationJobSync() builder.Call[CreateModelCustomizationJobInput, GetModelCustomizationJobOutput] {
	return builder.NewCall[CreateModelCustomizationJobInput, GetModelCustomizationJobOutput](customization(builder.RunJob))
}

func customization(pattern builder.Pattern) builder.CallSpec {
	return builder.CallSpec{Service: "bedrock", Action: "createModelCustomizationJob", Pattern: pattern}
}

// CreateModelCustomizationJobInput is the request of CreateModelCustomizationJob.
type CreateModelCustomizationJobInput struct {
	// JobName names the job, 1 to 63 characters.
	JobName string `json:"JobName"`
	// CustomModelName names the model that comes out, 1 to 63 characters.
	CustomModelName string `json:"CustomModelName"`
	// RoleArn is the ARN of the role that the job runs under.
	RoleArn string `json:"RoleArn"`
	// BaseModelIdentifier names the model to customize.
	BaseModelIdentifier string `json:"BaseModelIdentifier"`
	// TrainingDataConfig says what the model learns from.
	TrainingDataConfig TrainingDataConfig `json:"TrainingDataConfig"`
	// OutputDataConfig says where the measures of the job go.
	OutputDataConfig OutputDataConfig `json:"OutputDataConfig"`
	// CustomizationType says how the model is customized. Absent: FINE_TUNING.
	CustomizationType *CustomizationType `json:"CustomizationType,omitempty"`
	// ClientRequestToken makes the job start once only for all requests with the same token. Absent: Step Functions makes one up.
	ClientRequestToken *string `json:"ClientRequestToken,omitempty"`
	// CustomModelKmsKeyId is the key that encrypts the custom model. Absent: a key of AWS.
	CustomModelKmsKeyId *string `json:"CustomModelKmsKeyId,omitempty"`
	// JobTags are tags of the job, 200 at most.
	JobTags []Tag `json:"JobTags,omitempty"`
	// CustomModelTags are tags of the model, 200 at most.
	CustomModelTags []Tag `json:"CustomModelTags,omitempty"`
	// ValidationDataConfig says what the model is checked with. Absent: it is not.
	ValidationDataConfig *ValidationDataConfig `json:"ValidationDataConfig,omitempty"`
	// HyperParameters steer the training; each model has its own.
	HyperParameters map[string]string `json:"HyperParameters,omitempty"`
	// VpcConfig is the network that the job reaches its data through. Absent: the network of AWS.
	VpcConfig *VpcConfig `json:"VpcConfig,omitempty"`
	// CustomizationConfig is for distillation and for reinforcement.
	CustomizationConfig *CustomizationConfig `json:"CustomizationConfig,omitempty"`
}

// CreateModelCustomizationJobOutput is the answer of CreateModelCustomizationJob.
type CreateModelCustomizationJobOutput struct {
	// JobArn is the ARN of the job.
	JobArn string `json:"JobArn"`
}

// GetModelCustomizationJobOutput tells about a job that has ended. Times are in milliseconds since 1970.
type GetModelCustomizationJobOutput struct {
	// JobArn is the ARN of the job.
	JobArn string `json:"JobArn"`
	// JobName is its name.
	JobName string `json:"JobName"`
	// OutputModelName is the name of the custom model.
	OutputModelName string `json:"OutputModelName"`
	// OutputModelArn is its ARN; nil when there is none.
	OutputModelArn *string `json:"OutputModelArn,omitempty"`
	// RoleArn is the ARN of the role that the job ran under.
	RoleArn string `json:"RoleArn"`
	// BaseModelArn is the ARN of the model that was customized.
	BaseModelArn string `json:"BaseModelArn"`
	// Status is Completed: any other one has failed the state.
	Status *string `json:"Status,omitempty"`
	// FailureMessage says why the job failed.
	FailureMessage *string `json:"FailureMessage,omitempty"`
	// CreationTime is when the job was made.
	CreationTime int64 `json:"CreationTime"`
	// LastModifiedTime is when it changed last.
	LastModifiedTime *int64 `json:"LastModifiedTime,omitempty"`
	// EndTime is when it ended.
	EndTime *int64 `json:"EndTime,omitempty"`
	// TrainingDataConfig says what the model has learnt from.
	TrainingDataConfig TrainingDataConfig `json:"TrainingDataConfig"`
	// OutputDataConfig says where the measures are.
	OutputDataConfig OutputDataConfig `json:"OutputDataConfig"`
	// CustomizationType says how the model was customized.
	CustomizationType *CustomizationType `json:"CustomizationType,omitempty"`
	// TrainingMetrics are measures of the training.
	TrainingMetrics *TrainingMetrics `json:"TrainingMetrics,omitempty"`
	// ValidationMetrics are measures of the checks, in the order of the validators.
	ValidationMetrics []ValidatorMetric `json:"ValidationMetrics,omitempty"`
}
