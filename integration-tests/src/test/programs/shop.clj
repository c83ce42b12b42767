;; SPDX-License-Identifier: Apache-2.0
;; Copyright The Faultline Authors

;; After a function: what is recorded of its frame, as LanguagesIT reads it; with ;;+ where the compiler
;; was told to leave variables as they are.
(ns shop
  (:gen-class))

(defn arithmetic [price people]
  (let [due (* price 2)
        per-head? (pos? people)]
    (if per-head? due (quot due people))))
;;= shop$arithmetic: price=<not read: no longer used>; people=<not read: no longer used>; due=<not read: no longer used>; per_head_QMARK_=false
;;+ shop$arithmetic: price=30; people=0; due=60; per_head_QMARK_=false

(defn destructured [{:keys [name price] :as item} [first-tag & more-tags]]
  (let [length (count name)]
    (/ length (- price price))))
;;+ shop$destructured: name=lamp; price=30; item={:name=lamp, :price=30}

(defn values []
  (let [vector [1 "two" :three]
        deep (vec (range 1100))
        empty-vector []
        hash-map {:a 1 :b [2]}
        big-map (into {} (map (fn [i] [(keyword (str "k" i)) i]) (range 10)))
        a-set #{:x}
        a-list '(1 2 3)
        a-keyword :shop/order
        a-symbol 'sym
        ratio 1/3
        big 12N
        decimal 1.5M
        character \c
        pattern #"a+"
        an-atom (atom {:count 1})
        a-ref (ref 5)
        a-var #'arithmetic
        a-delay (delay (println "must not be asked"))
        lazily (map (fn [i] (println "must not be asked") i) [1 2])
        realised (doall (map inc [1 2]))
        a-range (range 3)
        a-cons (cons 0 [1])
        sorted (sorted-map :b 2 :a 1)
        sorted-s (sorted-set 3 1 2)
        queue (conj clojure.lang.PersistentQueue/EMPTY 1 2)
        nothing nil
        transient-vector (transient [1])
        index 9]
    (println (nth vector index)
             deep empty-vector hash-map big-map a-set a-list a-keyword a-symbol ratio big decimal character pattern
             an-atom a-ref a-var a-delay lazily realised a-range a-cons sorted sorted-s queue nothing transient-vector)))
;;= shop$values: vector=<not read: no longer used>; empty_vector=[]; hash_map={:a=1, :b=[2]}; a_set=[:x]; a_list=[1, 2, 3]
;;= shop$values: big_map={:k8=8, :k5=5, :k7=7, :k9=9, :k6=6, :k0=0, :k3=3, :k4=4, :k1=1, :k2=2}
;;= shop$values: deep=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24…]
;;= shop$values: a_keyword=:shop/order; a_symbol=sym; ratio=1/3; big=12; decimal=1.5; character=c; pattern=a+
;;= shop$values: an_atom={state={value={:count=1}}}; a_ref={tvals={val=5}}; a_var=#'shop/arithmetic
;;= shop$values: a_delay=delay, not realised; lazily=lazy sequence, not realised; realised=[2, 3]
;;= shop$values: a_range=[0, 1, 2]; a_cons=[0, 1]; sorted={:a=1, :b=2}; sorted_s=[1, 2, 3]; queue=[1, 2]
;;= shop$values: nothing=null; transient_vector=[1]; index=9
;;+ shop$values: vector=[1, two, :three]

(defprotocol Priced
  (discounted [this percent]))

(defrecord Lamp [price colour]
  Priced
  (discounted [this percent]
    (let [reduced (- price percent)]
      (quot reduced (- percent percent)))))
;;= shop.Lamp: this=<not read: no longer used>; percent=<not read: no longer used>
;;+ shop.Lamp: percent=10; reduced=20

(deftype Shade [^long width ^:unsynchronized-mutable state]
  Priced
  (discounted [this percent]
    (set! state (+ width percent))
    (let [half (quot state 2)]
      (quot half (- percent percent)))))
;;+ shop.Shade: percent=3; half=5

(defn many
  ([one] (many one 2))
  ([one two & others]
   (let [total (apply + one two others)]
     (quot total 0))))
;;= shop$many: one=<not read: no longer used>; total=<not read: no longer used>
;;+ shop$many: one=1; two=2; total=10

(defn closed-over [factor]
  (let [times (fn [number]
                (let [product (* number factor)]
                  (quot product (- factor factor))))]
    (+ (times 3) factor)))
;;= shop$closed_over: factor=4
;;+ shop$closed_over$times*: number=3; product=12

(defn looped [numbers]
  (loop [left numbers total 0]
    (let [head (first left)
          next-total (+ total head)]
      (if (> next-total 2)
        (quot next-total (- head head))
        (recur (rest left) next-total)))))
;;= shop$looped: left=[2, 3]; head=<not read: no longer used>
;;+ shop$looped: numbers=[1, 2, 3]; left=[2, 3]; total=1; head=2; next_total=3

(defn failing [order]
  (let [total (:total order)]
    (throw (ex-info "no stock" {:order order :code 42}))))
;;= shop$failing: order=<not read: no longer used>
;;+ shop$failing: order={:total=5}; total=5

(defn caught [text]
  (try
    (Integer/parseInt text)
    (catch NumberFormatException e
      (let [length (count text)]
        (throw (IllegalStateException. "no number" e))))))
;;= shop$caught: text=<not read: no longer used>; e=<not read: no longer used>; length=3
;;+ shop$caught: text=abc; length=3

(defn primitive ^long [^long number ^double rate]
  (let [rest-of (rem number 5)]
    (quot number rest-of)))
;;= shop$primitive: number=10; rest_of=0

(defmulti handle :kind)

(defmethod handle :order [order]
  (let [size (:size order)]
    (quot size 0)))
;;+ shop$eval*: order={:kind=:order, :size=3}; size=3

(defn attempt [what]
  (try
    (println (what))
    (catch RuntimeException e
      (println "FAILED" (class e) (.getMessage e)))))

(defn -main [& arguments]
  (attempt #(arithmetic 30 0))
  (attempt #(destructured {:name "lamp" :price 30} ["new" "red" "tall"]))
  (attempt #(values))
  (attempt #(discounted (->Lamp 30 :red) 10))
  (attempt #(discounted (Shade. 7 nil) 3))
  (attempt #(many 1 2 3 4))
  (attempt #(closed-over 4))
  (attempt #(looped [1 2 3]))
  (attempt #(failing {:total 5}))
  (attempt #(caught "abc"))
  (attempt #(primitive 10 0.5))
  (attempt #(handle {:kind :order :size 3}))
  (shutdown-agents))
