package process

import (
	"errors"
	"io"
	"os"
	"strings"
)

// Run runs a program to its end and gives what it wrote; the error says how it ended unless that was 0.
func (s *Spawner) Run(c Command) (string, error) {
	reader, writer, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer reader.Close()
	c.Output = writer
	running, err := s.Start(c)
	writer.Close()
	if err != nil {
		return "", err
	}
	text, _ := io.ReadAll(reader)
	status := <-running.Ended
	output := strings.TrimSpace(string(text))
	if status.ExitStatus() != 0 {
		return output, errors.New(Describe(status))
	}
	return output, nil
}
