// Package sagemaker trains, tunes, labels, transforms and serves.
package sagemaker

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sagemakertask"
)

// Dataset is a set of images in S3.
type Dataset struct {
	Name string `json:"name"`
	URI  string `json:"uri"`
}

// Model is a model that has been trained.
type Model struct {
	Name string `json:"name"`
	URI  string `json:"uri"`
}

// Endpoint is an endpoint and the configuration that it gets.
type Endpoint struct {
	Name          string `json:"name"`
	Configuration string `json:"configuration"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		createTrainingJob("sagemaker-create-training-job", sagemakertask.CreateTrainingJob()),
		createTrainingJob("sagemaker-create-training-job-sync", sagemakertask.CreateTrainingJobSync()),
		createTransformJob("sagemaker-create-transform-job", sagemakertask.CreateTransformJob()),
		createTransformJob("sagemaker-create-transform-job-sync", sagemakertask.CreateTransformJobSync()),
		createHyperParameterTuningJob("sagemaker-create-hyper-parameter-tuning-job", sagemakertask.CreateHyperParameterTuningJob()),
		createHyperParameterTuningJob("sagemaker-create-hyper-parameter-tuning-job-sync", sagemakertask.CreateHyperParameterTuningJobSync()),
		createLabelingJob("sagemaker-create-labeling-job", sagemakertask.CreateLabelingJob()),
		createLabelingJob("sagemaker-create-labeling-job-sync", sagemakertask.CreateLabelingJobSync()),
		createProcessingJob("sagemaker-create-processing-job", sagemakertask.CreateProcessingJob()),
		createProcessingJob("sagemaker-create-processing-job-sync", sagemakertask.CreateProcessingJobSync()),
		createModel(),
		createEndpointConfig(),
		createEndpoint(),
		updateEndpoint(),
	}
}

// channel is where training reads a dataset. Its URI is filled by the workflow.
func channel() sagemakertask.Channel {
	return sagemakertask.Channel{
		ChannelName: "images",
		DataSource: sagemakertask.DataSource{
			S3DataSource: &sagemakertask.S3DataSource{S3DataType: sagemakertask.S3DataTypeS3Prefix},
		},
	}
}

// machines are what training runs on.
func machines() *sagemakertask.ResourceConfig {
	return &sagemakertask.ResourceConfig{
		InstanceType: new(sagemakertask.TrainingInstanceTypeMlG5Xlarge), InstanceCount: new(1), VolumeSizeInGB: new(100),
	}
}

func createTrainingJob[Res any](name string, c builder.Call[sagemakertask.CreateTrainingJobInput, Res]) builder.Definition {
	w := builder.New[Dataset, Res](name)
	req := sagemakertask.CreateTrainingJobInput{
		AlgorithmSpecification: &sagemakertask.AlgorithmSpecification{
			TrainingInputMode: sagemakertask.TrainingInputModeFile,
		},
		InputDataConfig:   []sagemakertask.Channel{channel()},
		OutputDataConfig:  sagemakertask.OutputDataConfig{S3OutputPath: "s3://imaging-models/"},
		ResourceConfig:    machines(),
		StoppingCondition: &sagemakertask.StoppingCondition{MaxRuntimeInSeconds: new(7200)},
	}
	w.StartAt(builder.Task(w, "Train", c).
		Arguments(&req,
			builder.Bind(&req.TrainingJobName, builder.ExecutionName()),
			builder.Bind(&req.RoleArn, builder.Param("training_role_arn")),
			builder.BindPtr(&req.AlgorithmSpecification.TrainingImage, builder.Param("training_image")),
			builder.Bind(&req.InputDataConfig[0].DataSource.S3DataSource.S3Uri, &w.Input().URI)).
		Retry(builder.RetryOn(sagemakertask.ErrResourceLimitExceeded)))
	return w
}

func createTransformJob[Res any](name string, c builder.Call[sagemakertask.CreateTransformJobInput, Res]) builder.Definition {
	w := builder.New[Dataset, Res](name)
	req := sagemakertask.CreateTransformJobInput{
		TransformInput: sagemakertask.TransformInput{
			DataSource: sagemakertask.TransformDataSource{
				S3DataSource: sagemakertask.TransformS3DataSource{S3DataType: sagemakertask.S3DataTypeS3Prefix},
			},
			ContentType: new("application/dicom"),
		},
		TransformOutput: sagemakertask.TransformOutput{S3OutputPath: "s3://imaging-findings/"},
		TransformResources: sagemakertask.TransformResources{
			InstanceType: sagemakertask.TransformInstanceTypeMlM5Xlarge, InstanceCount: 2,
		},
	}
	w.StartAt(builder.Task(w, "Read all", c).
		Arguments(&req,
			builder.Bind(&req.TransformJobName, builder.ExecutionName()),
			builder.Bind(&req.ModelName, builder.Param("model_name")),
			builder.Bind(&req.TransformInput.DataSource.S3DataSource.S3Uri, &w.Input().URI)))
	return w
}

func createHyperParameterTuningJob[Res any](name string, c builder.Call[sagemakertask.CreateHyperParameterTuningJobInput, Res]) builder.Definition {
	w := builder.New[Dataset, Res](name)
	definition := sagemakertask.HyperParameterTrainingJobDefinition{
		AlgorithmSpecification: sagemakertask.HyperParameterAlgorithmSpecification{
			TrainingInputMode: sagemakertask.TrainingInputModeFile,
		},
		InputDataConfig:   []sagemakertask.Channel{channel()},
		OutputDataConfig:  sagemakertask.OutputDataConfig{S3OutputPath: "s3://imaging-models/"},
		ResourceConfig:    machines(),
		StoppingCondition: sagemakertask.StoppingCondition{MaxRuntimeInSeconds: new(3600)},
	}
	req := sagemakertask.CreateHyperParameterTuningJobInput{
		HyperParameterTuningJobConfig: sagemakertask.HyperParameterTuningJobConfig{
			Strategy: sagemakertask.HyperParameterTuningJobStrategyTypeBayesian,
			HyperParameterTuningJobObjective: &sagemakertask.HyperParameterTuningJobObjective{
				Type: sagemakertask.HyperParameterTuningJobObjectiveTypeMaximize, MetricName: "dice",
			},
			ResourceLimits: sagemakertask.ResourceLimits{MaxNumberOfTrainingJobs: new(20), MaxParallelTrainingJobs: 2},
			ParameterRanges: &sagemakertask.ParameterRanges{IntegerParameterRanges: []sagemakertask.IntegerParameterRange{
				{Name: "epochs", MinValue: "5", MaxValue: "50"},
			}},
		},
		TrainingJobDefinition: &definition,
	}
	w.StartAt(builder.Task(w, "Tune", c).
		Arguments(&req,
			builder.Bind(&req.HyperParameterTuningJobName, &w.Input().Name),
			builder.Bind(&definition.RoleArn, builder.Param("training_role_arn")),
			builder.BindPtr(&definition.AlgorithmSpecification.TrainingImage, builder.Param("training_image")),
			builder.Bind(&definition.InputDataConfig[0].DataSource.S3DataSource.S3Uri, &w.Input().URI)))
	return w
}

func createLabelingJob[Res any](name string, c builder.Call[sagemakertask.CreateLabelingJobInput, Res]) builder.Definition {
	w := builder.New[Dataset, Res](name)
	req := sagemakertask.CreateLabelingJobInput{
		LabelAttributeName: "lesion",
		InputConfig: sagemakertask.LabelingJobInputConfig{
			DataSource: sagemakertask.LabelingJobDataSource{S3DataSource: &sagemakertask.LabelingJobS3DataSource{}},
		},
		OutputConfig: sagemakertask.LabelingJobOutputConfig{S3OutputPath: "s3://imaging-labels/"},
		HumanTaskConfig: sagemakertask.HumanTaskConfig{
			UiConfig:                          sagemakertask.UiConfig{UiTemplateS3Uri: new("s3://imaging-labels/lesion.liquid")},
			TaskTitle:                         "Mark lesions",
			TaskDescription:                   "Draw a box around each lesion.",
			NumberOfHumanWorkersPerDataObject: 2,
			TaskTimeLimitInSeconds:            600,
		},
	}
	w.StartAt(builder.Task(w, "Label", c).
		Arguments(&req,
			builder.Bind(&req.LabelingJobName, &w.Input().Name),
			builder.Bind(&req.RoleArn, builder.Param("labeling_role_arn")),
			builder.Bind(&req.HumanTaskConfig.WorkteamArn, builder.Param("radiologists_arn")),
			builder.Bind(&req.InputConfig.DataSource.S3DataSource.ManifestS3Uri, &w.Input().URI)))
	return w
}

func createProcessingJob[Res any](name string, c builder.Call[sagemakertask.CreateProcessingJobInput, Res]) builder.Definition {
	w := builder.New[Dataset, Res](name)
	req := sagemakertask.CreateProcessingJobInput{
		ProcessingResources: sagemakertask.ProcessingResources{ClusterConfig: sagemakertask.ProcessingClusterConfig{
			InstanceCount: 1, InstanceType: sagemakertask.ProcessingInstanceTypeMlM5Xlarge, VolumeSizeInGB: 50,
		}},
		StoppingCondition: &sagemakertask.ProcessingStoppingCondition{MaxRuntimeInSeconds: 7200},
		AppSpecification:  sagemakertask.AppSpecification{ContainerArguments: []string{"--dataset", ""}},
	}
	w.StartAt(builder.Task(w, "Prepare", c).
		Arguments(&req,
			builder.Bind(&req.ProcessingJobName, builder.ExecutionName()),
			builder.Bind(&req.RoleArn, builder.Param("processing_role_arn")),
			builder.Bind(&req.AppSpecification.ImageUri, builder.Param("processing_image")),
			builder.Bind(&req.AppSpecification.ContainerArguments[1], &w.Input().URI)))
	return w
}

func createModel() builder.Definition {
	w := builder.New[Model, sagemakertask.CreateModelOutput]("sagemaker-create-model")
	req := sagemakertask.CreateModelInput{
		PrimaryContainer: &sagemakertask.ContainerDefinition{},
	}
	w.StartAt(builder.Task(w, "Create model", sagemakertask.CreateModel()).
		Arguments(&req,
			builder.Bind(&req.ModelName, &w.Input().Name),
			builder.BindPtr(&req.ExecutionRoleArn, builder.Param("model_role_arn")),
			builder.BindPtr(&req.PrimaryContainer.Image, builder.Param("model_image")),
			builder.BindPtr(&req.PrimaryContainer.ModelDataUrl, &w.Input().URI)))
	return w
}

func createEndpointConfig() builder.Definition {
	w := builder.New[Model, sagemakertask.CreateEndpointConfigOutput]("sagemaker-create-endpoint-config")
	req := sagemakertask.CreateEndpointConfigInput{ProductionVariants: []sagemakertask.ProductionVariant{{
		VariantName:          "all",
		InstanceType:         new(sagemakertask.ProductionVariantInstanceTypeMlG5Xlarge),
		InitialInstanceCount: new(1),
	}}}
	w.StartAt(builder.Task(w, "Configure endpoint", sagemakertask.CreateEndpointConfig()).
		Arguments(&req,
			builder.Bind(&req.EndpointConfigName, builder.ExecutionName()),
			builder.BindPtr(&req.ProductionVariants[0].ModelName, &w.Input().Name)))
	return w
}

func createEndpoint() builder.Definition {
	w := builder.New[Endpoint, sagemakertask.CreateEndpointOutput]("sagemaker-create-endpoint")
	req := sagemakertask.CreateEndpointInput{Tags: []sagemakertask.Tag{{Key: "team", Value: "imaging"}}}
	w.StartAt(builder.Task(w, "Create endpoint", sagemakertask.CreateEndpoint()).
		Arguments(&req,
			builder.Bind(&req.EndpointName, &w.Input().Name),
			builder.Bind(&req.EndpointConfigName, &w.Input().Configuration)))
	return w
}

func updateEndpoint() builder.Definition {
	w := builder.New[Endpoint, sagemakertask.UpdateEndpointOutput]("sagemaker-update-endpoint")
	req := sagemakertask.UpdateEndpointInput{RetainAllVariantProperties: new(true)}
	w.StartAt(builder.Task(w, "Update endpoint", sagemakertask.UpdateEndpoint()).
		Arguments(&req,
			builder.Bind(&req.EndpointName, &w.Input().Name),
			builder.Bind(&req.EndpointConfigName, &w.Input().Configuration)))
	return w
}
