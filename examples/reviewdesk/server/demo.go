package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sfn"

	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/examples/reviewdesk"
	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// printer stands in for Step Functions: it prints the answers.
type printer struct{}

func (printer) SendTaskSuccess(_ context.Context, in *sfn.SendTaskSuccessInput, _ ...func(*sfn.Options)) (*sfn.SendTaskSuccessOutput, error) {
	fmt.Println("answered:", *in.Output)
	return &sfn.SendTaskSuccessOutput{}, nil
}

func (printer) SendTaskFailure(_ context.Context, in *sfn.SendTaskFailureInput, _ ...func(*sfn.Options)) (*sfn.SendTaskFailureOutput, error) {
	fmt.Println("ended:", *in.Error, *in.Cause)
	return &sfn.SendTaskFailureOutput{}, nil
}

func (printer) SendTaskHeartbeat(context.Context, *sfn.SendTaskHeartbeatInput, ...func(*sfn.Options)) (*sfn.SendTaskHeartbeatOutput, error) {
	return &sfn.SendTaskHeartbeatOutput{}, nil
}

// drafts are made up.
var drafts = []string{
	"Cough for a week, no fever. Lungs are clear on both sides.\n\nAssessment: viral infection of the upper airways.\nPlan: fluids, return if fever rises above 38.5 °C.",
	"Follow-up after knee arthroscopy, left. Wound is dry.\n\nPlan: sutures out on day 12, physiotherapy twice a week.",
	"Chest X-ray: no infiltrate, no effusion. Heart size is normal.",
}

// demonstrate serves made-up drafts to a made-up reviewer. Everybody who reaches the address is that reviewer.
func demonstrate(ctx context.Context, listen string) (err error) {
	folder, err := os.MkdirTemp("", "reviewdesk")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	gate, err := reviewer.New(printer{}, time.Now)
	if err != nil {
		return err
	}
	shelf := &clinicalnote.Memory{}
	dr := reviewdesk.Person{ID: "dr-k", Role: "radiologist", Levels: []string{"ward"}}
	desk, err := reviewdesk.New(reviewdesk.Config{
		Store: reviewdesk.Folder(folder), Gate: gate, Text: texts(shelf), Now: time.Now, Fault: fault,
		Identify: func(*http.Request) (reviewdesk.Person, bool) { return dr, true },
		Key:      []byte("a key that everybody knows, for show"),
	})
	if err != nil {
		return err
	}
	for i, text := range drafts {
		key := fmt.Sprintf("drafts/e%d", i+1)
		if err := shelf.Put(key, text); err != nil {
			return err
		}
		message, err := json.Marshal(review.Request[reviewdesk.Question]{
			TaskToken: "made-up", Gate: "Physician review", Level: "ward", IdempotencyKey: key, Round: 1, Author: new("dr-m"),
			RequestedAt: time.Now(), ExpiresAt: time.Now().Add(time.Duration(i+1) * 24 * time.Hour), ContentHash: reviewdesk.Hash(text),
			Ask: reviewdesk.Question{EncounterID: fmt.Sprintf("e%d", i+1), DraftKey: key},
		})
		if err != nil {
			return err
		}
		if err := desk.Receive(ctx, message); err != nil {
			return err
		}
	}
	return serve(ctx, listen, desk)
}
