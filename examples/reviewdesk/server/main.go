// Command server runs the review desk.
//
//	go run ./examples/reviewdesk/server -demo
//
// shows it with three made-up drafts, without AWS: decisions are printed. With -queue it takes the requests of a gate from an SQS queue and
// answers them; README.md in the folder above tells what it needs then.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/examples/reviewdesk"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	listen := flag.String("listen", "127.0.0.1:8080", "the `address` to serve; the proxy that signs people in is in front of it")
	demo := flag.Bool("demo", false, "show made-up drafts, without AWS")
	queue := flag.String("queue", "", "the `URL` of the queue that the gate sends to")
	reviews := flag.String("reviews", "", "the `folder` that keeps the reviews, readable by this program alone")
	drafts := flag.String("drafts", "", "the `folder` with the drafts")
	flag.Parse()
	if *demo {
		return demonstrate(ctx, *listen)
	}
	if *queue == "" || *reviews == "" || *drafts == "" {
		return errors.New("without -demo, -queue, -reviews and -drafts are needed")
	}
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	gate, err := reviewer.New(sfn.NewFromConfig(cfg), time.Now)
	if err != nil {
		return err
	}
	desk, err := reviewdesk.New(reviewdesk.Config{
		Store: reviewdesk.Folder(*reviews), Gate: gate, Text: texts(clinicalnote.Folder(*drafts)), Identify: proxied,
		Key: []byte(os.Getenv("REVIEWDESK_KEY")), Now: time.Now, Fault: fault,
	})
	if err != nil {
		return err
	}
	go receive(ctx, sqs.NewFromConfig(cfg), *queue, desk)
	return serve(ctx, *listen, desk)
}

// receive takes messages from the queue. One that cannot be kept stays there, for its dead-letter queue.
func receive(ctx context.Context, client *sqs.Client, queue string, desk *reviewdesk.Desk) {
	for ctx.Err() == nil {
		got, err := client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: &queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 20})
		if err != nil {
			fault(err)
			pause(ctx)
			continue
		}
		for _, m := range got.Messages {
			if err := desk.Receive(ctx, []byte(*m.Body)); err != nil {
				fault(err)
				continue
			}
			if _, err := client.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: &queue, ReceiptHandle: m.ReceiptHandle}); err != nil {
				fault(err) // it comes again, and changes nothing
			}
		}
	}
}

// pause waits before a queue that cannot be read is tried again.
func pause(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	<-ctx.Done()
}

// serve serves until the context ends, and lets answers that are on their way arrive.
func serve(ctx context.Context, address string, desk *reviewdesk.Desk) error {
	fmt.Printf("http://%s/\n", address)
	server := &http.Server{Addr: address, Handler: desk.Handler(), ReadTimeout: 30 * time.Second, WriteTimeout: time.Minute, IdleTimeout: time.Minute}
	done := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(done)
		late, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := server.Shutdown(late); err != nil {
			fault(err)
		}
	})
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-done
	return nil
}

// texts loads drafts from a shelf.
func texts(shelf clinicalnote.Shelf) func(context.Context, reviewdesk.Question) (string, error) {
	return func(_ context.Context, q reviewdesk.Question) (string, error) {
		text, there, err := shelf.Get(q.DraftKey)
		if err == nil && !there {
			err = errors.New("there is no draft " + q.DraftKey)
		}
		return text, err
	}
}

// proxied is who the proxy in front says has signed in. The proxy drops these headers where a browser sends them, and nobody reaches
// this program but through it.
func proxied(r *http.Request) (reviewdesk.Person, bool) {
	p := reviewdesk.Person{ID: r.Header.Get("X-Forwarded-User"), Role: r.Header.Get("X-Forwarded-Role")}
	for level := range strings.SplitSeq(r.Header.Get("X-Forwarded-Groups"), ",") {
		p.Levels = append(p.Levels, strings.TrimSpace(level))
	}
	return p, p.ID != "" && p.Role != ""
}

func fault(err error) { fmt.Fprintln(os.Stderr, err) }
