// Package bedrock calls and customizes models.
package bedrock

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
)

// Note is a note about a patient.
type Note struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Prompt is what the model takes.
type Prompt struct {
	InputText string `json:"inputText"`
}

// Completion is what the model gives.
type Completion struct {
	Results []Result `json:"results"`
}

// Result is a text of the model.
type Result struct {
	OutputText string `json:"outputText"`
}

// Answer is what whoever gets the token sends.
type Answer struct {
	Approved bool `json:"approved"`
}

const model = "amazon.titan-text-express-v1"

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{invokeModel(), invokeModelS3(), invokeModelWaitForTaskToken(), customize(), customizeSync()}
}

func invokeModel() *builder.Workflow[Note, Completion] {
	w := builder.New[Note, Completion]("bedrock-invoke-model")
	p := Prompt{}
	w.StartAt(builder.Task(w, "Sum up", bedrocktask.InvokeModel[Prompt, Completion](model,
		bedrocktask.Guardrail("ab12cd34ef56", "3"), bedrocktask.Trace(bedrocktask.TraceEnabled))).
		Arguments(&p, builder.Bind(&p.InputText, builder.Format("Sum up: {}", &w.Input().Text))).
		Retry(bedrocktask.Throttled, bedrocktask.Transient))
	return w
}

func invokeModelS3() *builder.Workflow[Note, bedrocktask.S3Object] {
	w := builder.New[Note, bedrocktask.S3Object]("bedrock-invoke-model-s3")
	w.StartAt(builder.Task(w, "Sum up", bedrocktask.InvokeModelFromS3ToS3(builder.Param("model_id"),
		"s3://notes/prompts/ward.json", builder.Format("s3://notes/summaries/{}.json", &w.Input().ID))))
	return w
}

func invokeModelWaitForTaskToken() *builder.Workflow[Note, Answer] {
	w := builder.New[Note, Answer]("bedrock-invoke-model-wait-for-task-token")
	p := Prompt{}
	w.StartAt(builder.Task(w, "Sum up", bedrocktask.WithToken[Prompt, Answer](model)).
		Arguments(&p, builder.Bind(&p.InputText, builder.Format("Token {}, note {}", builder.TaskToken(), &w.Input().Text))).
		Timeout(time.Hour))
	return w
}

// job is what both ways to customize a model take.
func job() bedrocktask.CreateModelCustomizationJobInput {
	return bedrocktask.CreateModelCustomizationJobInput{
		CustomModelName:     "note-writer",
		BaseModelIdentifier: model,
		CustomizationType:   new(bedrocktask.FineTuning),
		TrainingDataConfig:  bedrocktask.TrainingDataConfig{S3Uri: new("s3://notes/training.jsonl")},
		OutputDataConfig:    bedrocktask.OutputDataConfig{S3Uri: "s3://notes/measures"},
		HyperParameters:     map[string]string{"epochCount": "2"},
	}
}

func customize() *builder.Workflow[Note, bedrocktask.CreateModelCustomizationJobOutput] {
	w := builder.New[Note, bedrocktask.CreateModelCustomizationJobOutput]("bedrock-create-model-customization-job")
	j := job()
	w.StartAt(builder.Task(w, "Customize", bedrocktask.CreateModelCustomizationJob()).
		Arguments(&j, builder.Bind(&j.JobName, &w.Input().ID), builder.Bind(&j.RoleArn, builder.Param("training_role_arn"))))
	return w
}

func customizeSync() *builder.Workflow[Note, bedrocktask.GetModelCustomizationJobOutput] {
	w := builder.New[Note, bedrocktask.GetModelCustomizationJobOutput]("bedrock-create-model-customization-job-sync")
	j := job()
	w.StartAt(builder.Task(w, "Customize", bedrocktask.CreateModelCustomizationJobSync()).
		Arguments(&j, builder.Bind(&j.JobName, builder.ExecutionName()), builder.Bind(&j.RoleArn, builder.Param("training_role_arn"))))
	return w
}
