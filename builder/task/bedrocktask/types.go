package bedrocktask

// CustomizationType says how a model is customized.
type CustomizationType string

// The ways to customize a model.
const (
	FineTuning              CustomizationType = "FINE_TUNING"
	ContinuedPreTraining    CustomizationType = "CONTINUED_PRE_TRAINING"
	Distillation            CustomizationType = "DISTILLATION"
	ReinforcementFineTuning CustomizationType = "REINFORCEMENT_FINE_TUNING"
	Imported                CustomizationType = "IMPORTED"
)

// Values lists the values of CustomizationType.
func (CustomizationType) Values() []CustomizationType {
	return []CustomizationType{FineTuning, ContinuedPreTraining, Distillation, ReinforcementFineTuning, Imported}
}

// Tag is a name and a value.
type Tag struct {
	// Key is the name, 1 to 128 characters.
	Key string `json:"Key"`
	// Value is the value, at most 256 characters.
	Value string `json:"Value"`
}

// TrainingDataConfig says what a model learns from: an object of S3, or logs of calls.
type TrainingDataConfig struct {
	// S3Uri names the object with the data.
	S3Uri *string `json:"S3Uri,omitempty"`
	// InvocationLogsConfig takes the data from logs of calls of a model.
	InvocationLogsConfig *InvocationLogsConfig `json:"InvocationLogsConfig,omitempty"`
}

// InvocationLogsConfig takes training data from logs of calls.
type InvocationLogsConfig struct {
	// InvocationLogSource says where the logs are.
	InvocationLogSource InvocationLogSource `json:"InvocationLogSource"`
	// UsePromptResponse says whether the answers in the logs are used, too. Absent: the prompts alone.
	UsePromptResponse *bool `json:"UsePromptResponse,omitempty"`
	// RequestMetadataFilters choose among the calls by what was said about them. Absent: all.
	RequestMetadataFilters *RequestMetadataFilters `json:"RequestMetadataFilters,omitempty"`
}

// InvocationLogSource says where logs are.
type InvocationLogSource struct {
	// S3Uri is the place in S3.
	S3Uri string `json:"S3Uri"`
}

// RequestMetadataFilters choose calls: exactly one field is set.
type RequestMetadataFilters struct {
	// Equals takes calls with this one entry.
	Equals map[string]string `json:"Equals,omitempty"`
	// NotEquals takes calls without this one entry.
	NotEquals map[string]string `json:"NotEquals,omitempty"`
	// AndAll takes calls that all filters take, 16 at most.
	AndAll []RequestMetadataBaseFilters `json:"AndAll,omitempty"`
	// OrAll takes calls that one of the filters takes, 16 at most.
	OrAll []RequestMetadataBaseFilters `json:"OrAll,omitempty"`
}

// RequestMetadataBaseFilters are filters of one entry each.
type RequestMetadataBaseFilters struct {
	// Equals takes calls with this one entry.
	Equals map[string]string `json:"Equals,omitempty"`
	// NotEquals takes calls without this one entry.
	NotEquals map[string]string `json:"NotEquals,omitempty"`
}

// ValidationDataConfig says what a model is checked with.
type ValidationDataConfig struct {
	// Validators are up to 10 sets of data.
	Validators []Validator `json:"Validators"`
}

// Validator is a set of data for a check.
type Validator struct {
	// S3Uri names the object with the data.
	S3Uri string `json:"S3Uri"`
}

// OutputDataConfig says where results go.
type OutputDataConfig struct {
	// S3Uri is the place in S3.
	S3Uri string `json:"S3Uri"`
}

// VpcConfig is a network.
type VpcConfig struct {
	// SubnetIds are 1 to 16 subnets.
	SubnetIds []string `json:"SubnetIds"`
	// SecurityGroupIds are 1 to 5 security groups.
	SecurityGroupIds []string `json:"SecurityGroupIds"`
}

// CustomizationConfig is for distillation or for reinforcement: exactly one field is set.
type CustomizationConfig struct {
	// DistillationConfig is for DISTILLATION.
	DistillationConfig *DistillationConfig `json:"DistillationConfig,omitempty"`
	// RftConfig is for REINFORCEMENT_FINE_TUNING.
	RftConfig *RftConfig `json:"RftConfig,omitempty"`
}

// DistillationConfig lets a model learn from another one.
type DistillationConfig struct {
	// TeacherModelConfig says from which one.
	TeacherModelConfig TeacherModelConfig `json:"TeacherModelConfig"`
}

// TeacherModelConfig is the model that another one learns from.
type TeacherModelConfig struct {
	// TeacherModelIdentifier names the model.
	TeacherModelIdentifier string `json:"TeacherModelIdentifier"`
	// MaxResponseLengthForInference is the longest answer of the teacher, in tokens.
	MaxResponseLengthForInference *int `json:"MaxResponseLengthForInference,omitempty"`
}

// RftConfig lets a model learn from rewards.
type RftConfig struct {
	// GraderConfig says who rewards.
	GraderConfig *GraderConfig `json:"GraderConfig,omitempty"`
	// HyperParameters steer the training.
	HyperParameters *RftHyperParameters `json:"HyperParameters,omitempty"`
}

// GraderConfig says who rewards answers.
type GraderConfig struct {
	// LambdaGrader is a function that does.
	LambdaGrader *LambdaGraderConfig `json:"LambdaGrader,omitempty"`
}

// LambdaGraderConfig is a function that rewards answers.
type LambdaGraderConfig struct {
	// LambdaArn is its ARN.
	LambdaArn string `json:"LambdaArn"`
}

// RftHyperParameters steer the training by rewards. What is absent has the default of the model.
type RftHyperParameters struct {
	// EpochCount is how often the data is gone through, 1 to 50.
	EpochCount *int `json:"EpochCount,omitempty"`
	// BatchSize is how many samples make one step, 16 to 512.
	BatchSize *int `json:"BatchSize,omitempty"`
	// LearningRate is the size of a step, 0.0000001 to 0.001.
	LearningRate *float64 `json:"LearningRate,omitempty"`
	// MaxPromptLength is the longest prompt, in tokens.
	MaxPromptLength *int `json:"MaxPromptLength,omitempty"`
	// TrainingSamplePerPrompt is how many answers a prompt gets, 2 to 16.
	TrainingSamplePerPrompt *int `json:"TrainingSamplePerPrompt,omitempty"`
	// InferenceMaxTokens is the longest answer, in tokens.
	InferenceMaxTokens *int `json:"InferenceMaxTokens,omitempty"`
	// ReasoningEffort is low, medium or high.
	ReasoningEffort *string `json:"ReasoningEffort,omitempty"`
	// EvalInterval is after how many steps the model is checked, 1 to 100.
	EvalInterval *int `json:"EvalInterval,omitempty"`
}

// TrainingMetrics are measures of a training.
type TrainingMetrics struct {
	// TrainingLoss is the loss; nil when it is not known.
	TrainingLoss *float64 `json:"TrainingLoss,omitempty"`
}

// ValidatorMetric is a measure of a check.
type ValidatorMetric struct {
	// ValidationLoss is the loss; nil when it is not known.
	ValidationLoss *float64 `json:"ValidationLoss,omitempty"`
}
