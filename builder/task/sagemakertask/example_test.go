package sagemakertask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sagemakertask"
)

// Dataset is a set of images in S3.
type Dataset struct {
	URI string `json:"uri"`
}

// Model is a model that has been trained.
type Model struct {
	Artifacts string `json:"artifacts"`
}

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

func ExampleCreateTrainingJobSync() {
	w := builder.New[Dataset, Model]("train")
	images := sagemakertask.S3DataSource{S3DataType: sagemakertask.S3DataTypeS3Prefix}
	req := sagemakertask.CreateTrainingJobInput{
		AlgorithmSpecification: &sagemakertask.AlgorithmSpecification{
			TrainingInputMode: sagemakertask.TrainingInputModeFile,
		},
		InputDataConfig: []sagemakertask.Channel{
			{ChannelName: "images", DataSource: sagemakertask.DataSource{S3DataSource: &images}},
		},
		OutputDataConfig: sagemakertask.OutputDataConfig{S3OutputPath: "s3://imaging-models/"},
		ResourceConfig: &sagemakertask.ResourceConfig{
			InstanceType: new(sagemakertask.TrainingInstanceTypeMlG5Xlarge), InstanceCount: new(1), VolumeSizeInGB: new(100),
		},
		StoppingCondition: &sagemakertask.StoppingCondition{MaxRuntimeInSeconds: new(7200)},
	}
	train := builder.Task(w, "Train", sagemakertask.CreateTrainingJobSync()).
		Arguments(&req,
			builder.Bind(&req.TrainingJobName, builder.ExecutionName()),
			builder.Bind(&req.RoleArn, builder.Param("training_role_arn")),
			builder.BindPtr(&req.AlgorithmSpecification.TrainingImage, builder.Param("training_image")),
			builder.Bind(&images.S3Uri, &w.Input().URI)).
		Retry(builder.RetryOn(sagemakertask.ErrResourceLimitExceeded))
	model := Model{}
	w.StartAt(train).Then(builder.Succeed(w, "Trained", &model,
		builder.Bind(&model.Artifacts, &train.Result().ModelArtifacts.S3ModelArtifacts)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Train",
	//   "States": {
	//     "Train": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::sagemaker:createTrainingJob.sync",
	//       "Arguments": {
	//         "TrainingJobName": "{% $states.context.Execution.Name %}",
	//         "AlgorithmSpecification": {
	//           "TrainingImage": "${training_image}",
	//           "TrainingInputMode": "File"
	//         },
	//         "RoleArn": "${training_role_arn}",
	//         "InputDataConfig": [
	//           {
	//             "ChannelName": "images",
	//             "DataSource": {
	//               "S3DataSource": {
	//                 "S3DataType": "S3Prefix",
	//                 "S3Uri": "{% $states.context.Execution.Input.uri %}"
	//               }
	//             }
	//           }
	//         ],
	//         "OutputDataConfig": {
	//           "S3OutputPath": "s3://imaging-models/"
	//         },
	//         "ResourceConfig": {
	//           "InstanceType": "ml.g5.xlarge",
	//           "InstanceCount": 1,
	//           "VolumeSizeInGB": 100
	//         },
	//         "StoppingCondition": {
	//           "MaxRuntimeInSeconds": 7200
	//         }
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "SageMaker.ResourceLimitExceededException"
	//           ]
	//         }
	//       ],
	//       "Assign": {
	//         "train": {
	//           "ModelArtifacts": {
	//             "S3ModelArtifacts": "{% $states.result.ModelArtifacts.S3ModelArtifacts %}"
	//           }
	//         }
	//       },
	//       "Next": "Trained"
	//     },
	//     "Trained": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "artifacts": "{% $train.ModelArtifacts.S3ModelArtifacts %}"
	//       }
	//     }
	//   }
	// }
}
