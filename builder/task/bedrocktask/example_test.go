package bedrocktask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
)

type (
	Note struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	// Prompt is what the model takes.
	Prompt struct {
		AnthropicVersion string    `json:"anthropic_version"`
		MaxTokens        int       `json:"max_tokens"`
		Messages         []Message `json:"messages"`
	}
	Message struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	}
	// Completion is what the model gives.
	Completion struct {
		Content    []Text `json:"content"`
		StopReason string `json:"stop_reason"`
	}
	Text struct {
		Text string `json:"text"`
	}
	Answer struct {
		Approved bool `json:"approved"`
	}
)

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// A model sums a note up, while a guardrail watches.
func ExampleInvokeModel() {
	w := builder.New[Note, Completion]("sum-up")
	p := Prompt{AnthropicVersion: "bedrock-2023-05-31", MaxTokens: 500, Messages: []Message{{Role: "user"}}}
	w.StartAt(builder.Task(w, "Sum up", bedrocktask.InvokeModel[Prompt, Completion]("anthropic.claude-3-haiku-20240307-v1:0",
		bedrocktask.Guardrail(builder.Param("guardrail_id"), "3"))).
		Arguments(&p, builder.Bind(&p.Messages[0].Content, builder.Format("Sum this note up: {}", &w.Input().Text))).
		Retry(bedrocktask.Throttled, bedrocktask.Transient))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Sum up",
	//   "States": {
	//     "Sum up": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::bedrock:invokeModel",
	//       "Arguments": {
	//         "ModelId": "anthropic.claude-3-haiku-20240307-v1:0",
	//         "GuardrailIdentifier": "${guardrail_id}",
	//         "GuardrailVersion": "3",
	//         "Body": {
	//           "anthropic_version": "bedrock-2023-05-31",
	//           "max_tokens": 500,
	//           "messages": [
	//             {
	//               "role": "user",
	//               "content": "{% \"Sum this note up: \" & $states.context.Execution.Input.text %}"
	//             }
	//           ]
	//         }
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "Bedrock.ThrottlingException"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         },
	//         {
	//           "ErrorEquals": [
	//             "Bedrock.InternalServerException",
	//             "Bedrock.ServiceUnavailableException",
	//             "Bedrock.ModelNotReadyException",
	//             "Bedrock.SdkClientException"
	//           ],
	//           "IntervalSeconds": 2,
	//           "MaxAttempts": 6,
	//           "BackoffRate": 2
	//         }
	//       ],
	//       "Output": "{% $states.result.Body %}",
	//       "End": true
	//     }
	//   }
	// }
}

// A long note goes from S3 to S3, for a state has room for 256 KiB only.
func ExampleInvokeModelFromS3ToS3() {
	w := builder.New[Note, bedrocktask.S3Object]("sum-up-long")
	w.StartAt(builder.Task(w, "Sum up", bedrocktask.InvokeModelFromS3ToS3(builder.Param("model_id"),
		builder.Format("s3://notes/{}/prompt.json", &w.Input().ID),
		builder.Format("s3://notes/{}/summary.json", &w.Input().ID))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Sum up",
	//   "States": {
	//     "Sum up": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::bedrock:invokeModel",
	//       "Arguments": {
	//         "ModelId": "${model_id}",
	//         "Input": {
	//           "S3Uri": "{% \"s3://notes/\" & $states.context.Execution.Input.id & \"/prompt.json\" %}"
	//         },
	//         "Output": {
	//           "S3Uri": "{% \"s3://notes/\" & $states.context.Execution.Input.id & \"/summary.json\" %}"
	//         }
	//       },
	//       "Output": "{% $states.result.Body %}",
	//       "End": true
	//     }
	//   }
	// }
}

// A job customizes a model, and the workflow goes on when it is done.
func ExampleCreateModelCustomizationJobSync() {
	w := builder.New[Note, bedrocktask.GetModelCustomizationJobOutput]("customize")
	job := bedrocktask.CreateModelCustomizationJobInput{
		CustomModelName:     "note-writer",
		BaseModelIdentifier: "amazon.nova-micro-v1:0:128k",
		TrainingDataConfig:  bedrocktask.TrainingDataConfig{S3Uri: new("s3://notes/training.jsonl")},
		OutputDataConfig:    bedrocktask.OutputDataConfig{S3Uri: "s3://notes/measures"},
	}
	w.StartAt(builder.Task(w, "Customize", bedrocktask.CreateModelCustomizationJobSync()).
		Arguments(&job, builder.Bind(&job.JobName, builder.ExecutionName()), builder.Bind(&job.RoleArn, builder.Param("training_role_arn"))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Customize",
	//   "States": {
	//     "Customize": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::bedrock:createModelCustomizationJob.sync",
	//       "Arguments": {
	//         "JobName": "{% $states.context.Execution.Name %}",
	//         "CustomModelName": "note-writer",
	//         "RoleArn": "${training_role_arn}",
	//         "BaseModelIdentifier": "amazon.nova-micro-v1:0:128k",
	//         "TrainingDataConfig": {
	//           "S3Uri": "s3://notes/training.jsonl"
	//         },
	//         "OutputDataConfig": {
	//           "S3Uri": "s3://notes/measures"
	//         }
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
